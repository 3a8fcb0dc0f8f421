import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Entry, readHistory, type VerificationReport } from '@kjoreklar/invariants';
import { judge } from './judge';
import { diskDrill, killDrill, outageDrill, stopDrill } from './plan/drill-plan';
import { describePlan, planFaults } from './plan/fault-plan';
import { drillFigures } from './report/drill-figures';
import { reportPage } from './report/report-page';
import { TimelineCollector } from './report/timeline';
import { runOnOwnStack, type Scenario } from './run-on-own-stack';

const usage = `npm run chaos -- [--minutes M] [--seed S] [--report DIR] [--plan] [--drill NAME] — load and faults on a stack of its own, and whether everything held

  --minutes M   so long there are faults, 0.5 for instance (2); starting, waiting for rest and a replay take a minute or more besides
  --seed S      decides which faults come when (1)
  --report DIR  where history.jsonl and report.html go (chaos-SEED in the working directory)
  --drill NAME  one thing only, and its figures: kill (everything three times), stop (every service), outage (EUCARIS, for --minutes),
                disk (that of the database, then that of the broker, full for --minutes)
  --rate N      outage, disk: requests a second (50)
  --plan        prints the faults, and does nothing

Full disks need small disks (tmpfs, 2 GiB at most) under database and broker, which only root may mount; otherwise they are left out.

The stack has data and ports of its own; one that runs already is left alone.
Exit codes: 0 every invariant held, 1 one did not, 2 wrong use, 3 the run itself failed.
`;

const MINUTE_MS = 60_000;
const say = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 23)} ${line}\n`);

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

interface Asked {
  readonly drill: string | undefined;
  readonly seed: string;
  readonly lengthMs: number;
  readonly perSecond: number;
}

const scenarioOf = ({ drill, seed, lengthMs, perSecond }: Asked, hasDisks: boolean): Scenario => {
  if (drill === undefined) return { plan: planFaults(seed, lengthMs, { withoutDisks: !hasDisks }) };
  if (drill === 'kill') return killDrill(seed);
  if (drill === 'stop') return stopDrill(seed);
  if (drill === 'outage') return outageDrill(seed, { awayMs: lengthMs, perSecond });
  if (drill !== 'disk') throw new TypeError(`there is no drill called "${drill}"`);
  if (!hasDisks) throw new Error('this drill needs small disks, which only root may mount');
  return diskDrill(seed, { fullMs: lengthMs, perSecond });
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
  const asked = { drill: values.drill, seed: values.seed, lengthMs: Math.round(minutes * MINUTE_MS), perSecond };
  const ifPossible = scenarioOf(asked, true);
  if (values.plan) return print(`${describePlan(ifPossible.plan)}\n`);
  const folder = resolve(values.report ?? `chaos-${values.seed}`);
  mkdirSync(folder, { recursive: true });
  const plan = await runOnOwnStack({ folder, say, scenarioFor: (hasDisks) => scenarioOf(asked, hasDisks) });
  const historyFile = join(folder, 'history.jsonl');
  const collector = new TimelineCollector();
  const report = await judge(historyFile, collector);
  writeFileSync(join(folder, 'report.html'), reportPage(plan, collector.timeline, report));
  printVerdicts(report);
  if (values.drill) await printFigures(historyFile);
  say(`timeline: ${join(folder, 'report.html')}; npm run kjoreklar -- verify --history ${historyFile} judges it again`);
  return report.verdicts.some(({ verdict }) => verdict === 'violated') ? 1 : 0;
};

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const wrongUse = error instanceof TypeError;
    process.stderr.write(`kjøreklar: ${wrongUse ? `${error.message}\n\n${usage}` : String((error as Error).stack)}\n`);
    process.exit(wrongUse ? 2 : 3);
  },
);
