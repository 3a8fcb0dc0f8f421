import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HistoryWriter } from './history-writer';
import type { TrafficRate } from './load/traffic';
import { beginFaultWith } from './nemesis/begin-fault';
import type { Disks } from './nemesis/disks';
import { type Happened, Nemesis } from './nemesis/nemesis';
import { localControls } from './nemesis/stack-controls';
import { ProcessWatch } from './observers/process-watch';
import { ReadinessObserver } from './observers/readiness-observer';
import type { FaultPlan } from './plan/fault-plan';
import type { Proxies } from './proxies/proxies';
import { runWatched, usualLimits } from './watched-run';

export interface ChaosOptions {
  readonly plan: FaultPlan;
  /** What importers send; as usual unless told. */
  readonly rate?: TrafficRate;
  /** How long lag may last after the last fault, milliseconds; as usual unless told. */
  readonly settleMs?: number;
  readonly proxies?: Proxies;
  readonly disks?: Disks;
  readonly history: HistoryWriter;
  /** Shared with what is loaded into the service processes. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

/** Load and the faults of the plan at the same time on a stack that runs. */
export const runChaos = async ({
  plan,
  rate,
  settleMs,
  proxies,
  disks,
  history,
  folder,
  say,
}: ChaosOptions): Promise<readonly Happened[]> => {
  const processes = new ProcessWatch(history, String(process.env['KJOREKLAR_HOME']));
  const readiness = new ReadinessObserver(history);
  const happened: Happened[] = [];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  await runWatched({
    seed: plan.seed,
    rate,
    limits: settleMs === undefined ? usualLimits : { ...usualLimits, settleMs },
    history,
    say,
    lookAtProcesses: async () => {
      processes.look();
      await readiness.look();
    },
    during: async ({ traffic, messages }) => {
      const nemesis = new Nemesis(
        beginFaultWith({ folder, proxies, disks, messages, controls: localControls(processes) }),
        history,
        say,
      );
      await Promise.all([traffic.sendUntil(Date.now() + plan.lengthMs), nemesis.carryOut(plan)]);
      happened.push(...nemesis.happened);
    },
  });
  await readiness.untilAllReady();
  return happened;
};
