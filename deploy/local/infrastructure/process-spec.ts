/** How to run one process; `cwd` defaults to the caller's, `uid` and `gid` to the caller's user. */
export interface ProcessSpec {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** What asks it to stop in an orderly way. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT';
  readonly stopDeadlineMs: number;
}

/** A server that the stack can run: `prepare` makes what it needs on disk, `probe` throws until it answers. */
export interface Server {
  prepare(): Promise<ProcessSpec>;
  probe(): Promise<void>;
}

/** Thrown when something outside the program is missing; the message is one line that says what to do. */
export class PrerequisiteError extends Error {
  readonly code = 'LOCAL_PREREQUISITE_MISSING';
  constructor(message: string) {
    super(message);
    this.name = 'PrerequisiteError';
  }
}
