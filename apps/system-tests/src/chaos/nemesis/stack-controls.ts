import { freeze, signal } from '../../driver/faults';
import { serviceAddresses, until } from '../../driver/stack';
import type { ProcessWatch } from '../observers/process-watch';

/** What can be done to the parts of a stack, however it runs. */
export interface StackControls {
  /** The part gets the signal and ends, and comes back after that. */
  end(part: string, name: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** The part stands still until what this gives is called. */
  freeze(part: string): Promise<() => Promise<void>>;
}

const LISTENS_DEADLINE_MS = 20_000;
const ANSWER_DEADLINE_MS = 1_000;

/** A process that has not begun yet has nothing to finish: the signal would show nothing. One that never answers gets it all the same. */
const untilItListens = async (part: string): Promise<void> => {
  const isUp = async (): Promise<true | undefined> => {
    const url = serviceAddresses()[part];
    const answer = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(ANSWER_DEADLINE_MS) });
    return answer.ok ? true : undefined;
  };
  await until(`${part} listens`, isUp, LISTENS_DEADLINE_MS).catch(() => undefined);
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
