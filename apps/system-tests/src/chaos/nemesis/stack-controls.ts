import { freeze, signal } from '../../driver/faults';
import type { ProcessWatch } from '../observers/process-watch';

/** What can be done to the parts of a stack, however it runs. */
export interface StackControls {
  /** The part gets the signal and ends, and comes back after that. */
  end(part: string, name: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  /** The part stands still until what this gives is called. */
  freeze(part: string): Promise<() => Promise<void>>;
}

/** The parts are processes, and the supervisor of the local stack starts them again. */
export const localControls = (processes: ProcessWatch): StackControls => ({
  end: async (part, name) => {
    processes.told(part, name);
    signal(part, name);
  },
  freeze: async (part) => {
    const frozen = freeze(part);
    return async () => frozen.undo();
  },
});
