/** How a process ended; null where the other says it. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

export type Signal = 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT';

/** A process or container of an installation: what has ended can be started again, with its data and under its address. */
export interface Part {
  readonly name: string;
  /** Resolves when it answers. */
  start(): Promise<void>;
  signal(name: Signal): Promise<void>;
  /** Resolves once it does not run; at once where it does not run now. */
  ended(): Promise<Exit>;
  /** Resident memory. */
  memoryBytes(): Promise<number>;
  /** Ends it at once and forgets it; never throws. */
  remove(): Promise<void>;
}
