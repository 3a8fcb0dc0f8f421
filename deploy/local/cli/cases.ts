import { caseStatuses } from '@kjoreklar/code-lists';
import { isVin, normaliseVin } from '@kjoreklar/domain';
import { type Command, CommandError, readArgs } from '../commands/command.ts';
import { printJson, printTable } from '../commands/print-table.ts';
import { UsageError } from '../stack/settings.ts';
import { type CaseFilter, type CaseView, eachCase, findCase } from './case-pages.ts';
import { readLimit } from './read-limit.ts';

const MELDING_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const firstCases = async (filter: CaseFilter, limit: number): Promise<CaseView[]> => {
  const found: CaseView[] = [];
  for await (const one of eachCase(filter)) {
    found.push(one);
    if (found.length === limit) break;
  }
  return found;
};

const printCases = (found: readonly CaseView[], json: boolean): void => {
  if (json) return printJson(found);
  printTable([
    ['RECEIVED', 'MELDINGID', 'VIN', 'ORGANISATION', 'STATUS', 'FAULTS'],
    ...found.map((one) => [
      one.mottattTidspunkt,
      one.meldingId,
      one.understellsnummer,
      one.organisasjonsnummer,
      one.status,
      one.feil.map(({ kode }) => kode).join(', '),
    ]),
  ]);
};

const show = async (meldingId: string, json: boolean): Promise<void> => {
  const found = await findCase(meldingId.toLowerCase());
  if (!found) throw new CommandError(`there is no case ${meldingId}`);
  if (json) printJson(found);
  else process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
};

const readStatus = (word: string | undefined): string | undefined => {
  if (word !== undefined && !caseStatuses.some((status) => status === word))
    throw new UsageError(`there is no status "${word}"; there is ${caseStatuses.join(', ')}`);
  return word;
};

const text = { type: 'string' } as const;
const options = { status: text, limit: { ...text, default: '50' }, json: { type: 'boolean' } } as const;

export const cases: Command = {
  usage: `npm run kjoreklar -- cases [MELDINGID | VIN] [OPTIONS] — cases, newest first; one whole case by its meldingId

  --status STATUS   such as TIL_MANUELL_BEHANDLING
  --limit N         at most N (50)
  --json            one array, or one object
`,
  run: async (args) => {
    const { values, positionals } = readArgs(args, options, true);
    const [word, ...others] = positionals;
    if (others.length > 0) throw new UsageError('name one meldingId or one VIN');
    if (word !== undefined && !MELDING_ID.test(word) && !isVin(normaliseVin(word)))
      throw new UsageError(`"${word}" is neither a meldingId nor a VIN`);
    const { limit, json = false } = values;
    const status = readStatus(values.status);
    if (word !== undefined && MELDING_ID.test(word)) await show(word, json);
    else printCases(await firstCases({ vin: word, status }, readLimit(limit)), json);
    return 0;
  },
};
