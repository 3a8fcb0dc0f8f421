import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Entry, readHistory, type VerificationReport } from '@kjoreklar/invariants';
import { OwnStack } from '../driver/own-stack';
import { runChaos } from './chaos-run';
import { HistoryWriter } from './history-writer';
import { judge } from './judge';
import { type Drill, killDrill, outageDrill, stopDrill } from './plan/drill-plan';
import { describePlan, planFaults } from './plan/fault-plan';
import { Proxies } from './proxies/proxies';
import { drillFigures } from './report/drill-figures';
import { reportPage } from './report/report-page';

const usage = `npm run chaos -- [--minutes M] [--seed S] [--report DIR] [--plan] [--drill NAME] — load and faults on a stack of its own, and whether everything held

  --minutes M   so long there are faults (2); waiting for rest comes after
  --seed S      decides which faults come when (1)
  --report DIR  where history.jsonl and report.html go (chaos-SEED in the working directory)
  --drill NAME  one thing only, and its figures: kill (everything three times), stop (every service), outage (EUCARIS, for --minutes)
  --rate N      outage: requests a second (50)
  --plan        prints the faults, and does nothing

Exit codes: 0 every invariant held, 1 one did not, 2 wrong use.
`;

const MINUTE_MS = 60_000;
/** Loaded into the service processes; plain JavaScript, so it is not built. */
const IN_SERVICE = resolve(__dirname, '../../src/chaos/inside/in-service.cjs');

const say = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 23)} ${line}\n`);

const runOn = async (
  stack: OwnStack,
  { plan, rate }: Partial<Drill> & Pick<Drill, 'plan'>,
  folder: string,
): Promise<string> => {
  const historyFile = join(folder, 'history.jsonl');
  const history = new HistoryWriter(historyFile);
  const proxies = new Proxies(stack.portBase, history);
  const inService = join(stack.home, 'chaos');
  mkdirSync(inService, { recursive: true });
  writeFileSync(join(inService, 'ports.json'), JSON.stringify(proxies.ports));
  await proxies.listen();
  try {
    await stack.up({ NODE_OPTIONS: `--require=${IN_SERVICE}`, KJOREKLAR_CHAOS: inService });
    process.env['KJOREKLAR_HOME'] = stack.home;
    await runChaos({ plan, rate, proxies, history, folder: inService, say });
  } finally {
    await stack.down();
    proxies.close();
    await history.close();
  }
  return historyFile;
};

const printVerdicts = ({ verdicts, figures }: VerificationReport): void => {
  for (const { id, title, verdict, checked, offenders } of verdicts) {
    process.stdout.write(
      `${id}  ${title.padEnd(18)}${verdict.padEnd(10)}${String(checked).padStart(8)} checked ${String(offenders.length).padStart(4)} offenders\n`,
    );
    for (const { subject, says } of offenders.slice(0, 10)) process.stdout.write(`      ${subject}: ${says}\n`);
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`);
};

/** Done with that. */
const print = (text: string): number => {
  process.stdout.write(text);
  return 0;
};

const drillOf = (
  name: string | undefined,
  seed: string,
  outage: { readonly awayMs: number; readonly perSecond: number },
): Partial<Drill> & Pick<Drill, 'plan'> => {
  if (name === undefined) return { plan: planFaults(seed, outage.awayMs) };
  if (name === 'kill') return killDrill(seed);
  if (name === 'stop') return stopDrill(seed);
  if (name === 'outage') return outageDrill(seed, outage);
  throw new TypeError(`there is no drill called "${name}"`);
};

const printFigures = async (file: string): Promise<void> => {
  const entries: Entry[] = [];
  for await (const entry of readHistory(createInterface({ input: createReadStream(file, 'utf8') })))
    if (entry.kind !== 'event') entries.push(entry);
  process.stdout.write(`${JSON.stringify(drillFigures(entries))}\n`);
};

const main = async (): Promise<number> => {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: {
      minutes: { ...text, default: '2' },
      seed: { ...text, default: '1' },
      report: text,
      drill: text,
      rate: { ...text, default: '50' },
      plan: flag,
      help: flag,
    },
  });
  if (values.help) return print(usage);
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new TypeError(`--minutes ${values.minutes} is not a number above 0`);
  const perSecond = Number(values.rate);
  if (!(perSecond > 0)) throw new TypeError(`--rate ${values.rate} is not a number above 0`);
  const drill = drillOf(values.drill, values.seed, {
    awayMs: Math.round(minutes * MINUTE_MS),
    perSecond,
  });
  const { plan } = drill;
  if (values.plan) return print(`${describePlan(plan)}\n`);
  const folder = resolve(values.report ?? `chaos-${values.seed}`);
  mkdirSync(folder, { recursive: true });
  say(`${describePlan(plan).split('\n')[0]}; report in ${folder}`);
  const { report, timeline } = await judge(await runOn(await OwnStack.create(), drill, folder));
  writeFileSync(join(folder, 'report.html'), reportPage(plan, timeline, report));
  printVerdicts(report);
  if (values.drill) await printFigures(join(folder, 'history.jsonl'));
  return report.verdicts.some(({ verdict }) => verdict === 'violated') ? 1 : 0;
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const wrongUse = error instanceof TypeError;
    process.stderr.write(`kjøreklar: ${wrongUse ? `${error.message}\n\n${usage}` : String((error as Error).stack)}\n`);
    process.exit(wrongUse ? 2 : 1);
  },
);
