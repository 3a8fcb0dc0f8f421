import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { EcocPolicy } from '@kjoreklar/ivi';
import type { Answer, Question } from './check-messages';

export interface CheckThreadOptions {
  /** Absolute path of `ecoc-check.worker`. */
  readonly file: string;
  readonly policy: EcocPolicy;
  readonly resourceLimits: ResourceLimits;
  /** A batch that takes longer is ended together with its thread. */
  readonly deadlineMs: number;
  readonly execArgv?: readonly string[];
}

/** Thrown when a thread ends, or is ended, while it checks documents. */
export class CheckThreadDiedError extends Error {
  readonly code = 'ECOC_VALIDATION_THREAD_DIED';
  constructor(reason: string) {
    super(`the thread that checked a document ended: ${reason}`);
    this.name = 'CheckThreadDiedError';
  }
}

/** Thrown when a thread does not come up: the fault of the installation or the machine, not of a document. */
export class CheckThreadUnavailableError extends Error {
  readonly code = 'ECOC_VALIDATION_THREAD_UNAVAILABLE';
  constructor(reason: string) {
    super(`no thread to check documents: ${reason}`);
    this.name = 'CheckThreadUnavailableError';
  }
}

interface Waiting {
  readonly heard: (answers: readonly Answer[]) => void;
  readonly died: (reason: string) => void;
}

/** One worker thread, which checks one batch at a time. */
export class CheckThread {
  private readonly worker: Worker;
  private waiting: Waiting | null = null;
  private death: string | null = null;

  private constructor(private readonly options: CheckThreadOptions) {
    const { file, policy, resourceLimits, execArgv } = options;
    this.worker = new Worker(file, {
      workerData: { policy },
      resourceLimits,
      ...(execArgv ? { execArgv: [...execArgv] } : {}),
    });
    this.worker.on('message', (answers: readonly Answer[]) => this.take()?.heard(answers));
    this.worker.on('error', (error: unknown) => this.die(error instanceof Error ? error.message : String(error)));
    this.worker.on('exit', (exitCode) => this.die(`exit code ${exitCode}`));
  }

  /** Resolves when the thread is ready; throws CheckThreadUnavailableError. */
  static start(options: CheckThreadOptions): Promise<CheckThread> {
    const thread = new CheckThread(options);
    return new Promise((resolve, reject) => {
      thread.waiting = {
        heard: () => resolve(thread),
        died: (reason) => reject(new CheckThreadUnavailableError(reason)),
      };
    });
  }

  get isAlive(): boolean {
    return this.death === null;
  }

  /** An answer a question, in their order; throws CheckThreadDiedError. */
  check(questions: readonly Question[]): Promise<readonly Answer[]> {
    const { deadlineMs } = this.options;
    return new Promise((resolve, reject) => {
      const deadline = setTimeout(() => {
        this.die(`it took more than ${deadlineMs} ms`);
        void this.worker.terminate();
      }, deadlineMs);
      this.waiting = {
        heard: (answers) => {
          clearTimeout(deadline);
          resolve(answers);
        },
        died: (reason) => {
          clearTimeout(deadline);
          reject(new CheckThreadDiedError(reason));
        },
      };
      if (this.death === null) this.worker.postMessage(questions);
      else this.take()?.died(this.death);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private take(): Waiting | null {
    const { waiting } = this;
    this.waiting = null;
    return waiting;
  }

  private die(reason: string): void {
    this.death ??= reason;
    this.take()?.died(this.death);
  }
}
