import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OwnStack } from '../driver/own-stack';
import { runChaos } from './chaos-run';
import { HistoryWriter } from './history-writer';
import type { TrafficRate } from './load/traffic';
import { Disks } from './nemesis/disks';
import { describePlan, type FaultPlan, fillsDisks } from './plan/fault-plan';
import { Proxies } from './proxies/proxies';

/** What happens, and what importers send; as usual unless told. */
export interface Scenario {
  readonly plan: FaultPlan;
  readonly rate?: TrafficRate;
  /** How long lag may last after the last fault, milliseconds; as usual unless told. */
  readonly settleMs?: number;
}

export interface OwnStackRun {
  /** Where history.jsonl goes. */
  readonly folder: string;
  /** By whether there are disks that can be filled. */
  readonly scenarioFor: (hasDisks: boolean) => Scenario;
  readonly say: (line: string) => void;
}

/** Loaded into the service processes; plain JavaScript, so it is not built. */
const IN_SERVICE = resolve(__dirname, '../../src/chaos/inside/in-service.cjs');

const untilToldToEnd = (): Promise<never> =>
  new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => reject(new Error(`ended by ${signal}`)));
  });

interface Around {
  readonly proxies: Proxies;
  readonly disks: Disks | undefined;
  readonly history: HistoryWriter;
}

const runWith = async (
  stack: OwnStack,
  { proxies, disks, history }: Around,
  { folder, scenarioFor, say }: OwnStackRun,
): Promise<FaultPlan> => {
  const { plan, rate, settleMs } = scenarioFor(disks !== undefined);
  say(`${describePlan(plan).split('\n')[0]}; report in ${folder}`);
  const inService = join(stack.home, 'chaos');
  mkdirSync(inService, { recursive: true });
  writeFileSync(join(inService, 'ports.json'), JSON.stringify(proxies.ports));
  await proxies.listen();
  await stack.up({ NODE_OPTIONS: `--require=${IN_SERVICE}`, KJOREKLAR_CHAOS: inService });
  process.env['KJOREKLAR_HOME'] = stack.home;
  await runChaos({ plan, rate, settleMs, proxies, disks, history, folder: inService, say });
  return plan;
};

/** Carries out a scenario on a stack that is started for it, and leaves nothing of that behind, whatever happens; gives what was planned. */
export const runOnOwnStack = async (run: OwnStackRun): Promise<FaultPlan> => {
  const stack = await OwnStack.create();
  const history = new HistoryWriter(join(run.folder, 'history.jsonl'));
  const proxies = new Proxies(stack.portBase, history);
  // What needs no full disk is not to fill a small one either: an hour's requests take gigabytes.
  const disks = fillsDisks(run.scenarioFor(true).plan) ? Disks.mount(stack.home, run.say) : undefined;
  try {
    return await Promise.race([runWith(stack, { proxies, disks, history }, run), untilToldToEnd()]);
  } finally {
    await stack.down(() => disks?.unmount());
    proxies.close();
    await history.close();
  }
};
