import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { HistoryError, readHistory, type VerificationReport, verify } from '@kjoreklar/invariants';
import { type Command, readArgs } from '../commands/command.ts';
import { printJson, printTable } from '../commands/print-table.ts';
import { UsageError } from '../stack/settings.ts';

const SHOWN_OFFENDERS = 10;
const STANDARD_INPUT = '-';

const linesOf = (file: string): AsyncIterable<string> => {
  if (file !== STANDARD_INPUT && !existsSync(file)) throw new UsageError(`there is no file ${file}`);
  const input = file === STANDARD_INPUT ? process.stdin : createReadStream(file, 'utf8');
  return createInterface({ input, crlfDelay: Infinity });
};

const read = async (file: string): Promise<VerificationReport> => {
  try {
    return await verify(readHistory(linesOf(file)));
  } catch (error) {
    throw error instanceof HistoryError ? new UsageError(`${file}: ${error.message}`) : error;
  }
};

const printVerdicts = ({ verdicts }: VerificationReport): void =>
  printTable([
    ['INVARIANT', '', 'VERDICT', 'CHECKED', 'OFFENDERS', 'COUNTED'],
    ...verdicts.map(({ id, title, verdict, checked, offenders, counts }) => [
      id,
      title,
      verdict,
      checked,
      offenders.length,
      counts,
    ]),
  ]);

const printOffenders = ({ verdicts }: VerificationReport): void => {
  for (const { id, title, offenders } of verdicts.filter((verdict) => verdict.offenders.length > 0)) {
    process.stdout.write(`\n${id} ${title}\n`);
    for (const { subject, says } of offenders.slice(0, SHOWN_OFFENDERS))
      process.stdout.write(`  ${subject}: ${says}\n`);
    const more = offenders.length - SHOWN_OFFENDERS;
    if (more > 0) process.stdout.write(`  and ${more} more: --json shows all\n`);
  }
};

const words = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const printFigures = ({ figures }: VerificationReport): void => {
  const text = Object.entries(figures).map(([name, value]) => `${words(name)} ${value ?? '-'}`);
  process.stdout.write(`\n${text.join(' · ')}\n`);
};

export const verifyHistory: Command = {
  usage: `npm run kjoreklar -- verify --history FILE [--json] — whether I1 to I9 held in a run; needs no running stack

  --history FILE  what was observed, a JSON object a line (docs/history.md); - for standard input
  --json          one object, with every offender

An invariant of which the history says nothing is "not seen", never "held".
Exit codes: 0 nothing is violated, 1 something is, 2 wrong use, a line that cannot be read, or a history of nothing.
`,
  run: async (args) => {
    const { values } = readArgs(args, { history: { type: 'string' }, json: { type: 'boolean' } });
    if (!values.history) throw new UsageError('give --history FILE');
    const report = await read(values.history);
    if (report.verdicts.every(({ verdict }) => verdict === 'not seen'))
      throw new UsageError(`${values.history} tells of nothing that can be judged: did the run begin?`);
    if (values.json) printJson(report);
    else {
      printVerdicts(report);
      printOffenders(report);
      printFigures(report);
    }
    return report.verdicts.some(({ verdict }) => verdict === 'violated') ? 1 : 0;
  },
};
