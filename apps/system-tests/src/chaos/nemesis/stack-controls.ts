import { setTimeout as delay } from 'node:timers/promises';
import { freeze, signal } from '../../driver/faults';
import { endpoints } from '../../driver/stack';
import type { ProcessWatch } from '../observers/process-watch';

/** What can be done to the parts of a stack, however it runs. */
export interface StackControls {
  /** The part gets the signal and ends, and comes back after that. */
  end(part: string, name: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** The part stands still until what this gives is called. */
  freeze(part: string): Promise<() => Promise<void>>;
}

const LISTENS_DEADLINE_MS = 20_000;
const LOOK_INTERVAL_MS = 100;

/** A process that has not begun yet has nothing to finish: the signal would show nothing. */
const untilItListens = async (part: string): Promise<void> => {
  const url = endpoints()[part.replace(/-./g, (dash) => dash.slice(1).toUpperCase()) as 'intake'];
  const isUp = async (): Promise<boolean> =>
    fetch(`${url}/health/live`, { signal: AbortSignal.timeout(1_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  const deadline = Date.now() + LISTENS_DEADLINE_MS;
  while (!(await isUp()) && Date.now() < deadline) await delay(LOOK_INTERVAL_MS);
};

/** The parts are processes, and the supervisor of the local stack starts them again. */
export const localControls = (processes: ProcessWatch): StackControls => ({
  end: async (part, name) => {
    if (name === 'SIGTERM') await untilItListens(part);
    processes.told(part, name);
    signal(part, name);
  },
  freeze: async (part) => {
    const frozen = freeze(part);
    const sinceMs = Date.now();
    return async () => {
      processes.stoodStill(part, sinceMs);
      frozen.undo();
    };
  },
});
