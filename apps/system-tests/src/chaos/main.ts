import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { VerificationReport } from '@kjoreklar/invariants';
import { OwnStack } from '../driver/own-stack';
import { runChaos } from './chaos-run';
import { HistoryWriter } from './history-writer';
import { judge } from './judge';
import { describePlan, type FaultPlan, planFaults } from './plan/fault-plan';
import { Proxies } from './proxies/proxies';
import { reportPage } from './report/report-page';

const usage = `npm run chaos -- [--minutes M] [--seed S] [--report DIR] [--plan] — load and faults on a stack of its own, and whether everything held

  --minutes M   so long there are faults (2); waiting for rest comes after
  --seed S      decides which faults come when (1)
  --report DIR  where history.jsonl and report.html go (chaos-SEED in the working directory)
  --plan        prints the faults, and does nothing

Exit codes: 0 every invariant held, 1 one did not, 2 wrong use.
`;

const MINUTE_MS = 60_000;
/** Loaded into the service processes; plain JavaScript, so it is not built. */
const IN_SERVICE = resolve(__dirname, '../../src/chaos/inside/in-service.cjs');

const say = (line: string): void => void process.stderr.write(`${new Date().toISOString().slice(11, 23)} ${line}\n`);

const runOn = async (stack: OwnStack, plan: FaultPlan, folder: string): Promise<string> => {
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
    await runChaos({ plan, proxies, history, folder: inService, say });
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

const main = async (): Promise<number> => {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: {
      minutes: { ...text, default: '2' },
      seed: { ...text, default: '1' },
      report: text,
      plan: flag,
      help: flag,
    },
  });
  if (values.help) return print(usage);
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new TypeError(`--minutes ${values.minutes} is not a number above 0`);
  const plan = planFaults(values.seed, Math.round(minutes * MINUTE_MS));
  if (values.plan) return print(`${describePlan(plan)}\n`);
  const folder = resolve(values.report ?? `chaos-${values.seed}`);
  mkdirSync(folder, { recursive: true });
  say(`${describePlan(plan).split('\n')[0]}; report in ${folder}`);
  const { report, timeline } = await judge(await runOn(await OwnStack.create(), plan, folder));
  writeFileSync(join(folder, 'report.html'), reportPage(plan, timeline, report));
  printVerdicts(report);
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
