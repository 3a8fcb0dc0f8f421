import type { EcocVerdict } from '@kjoreklar/ivi';
import { PermanentError } from '@kjoreklar/messaging';
import type { Logger } from '@kjoreklar/service-kit';
import type { Answer, Question } from './check-messages';
import {
  CheckThread,
  CheckThreadDiedError,
  CheckThreadUnavailableError,
  type CheckThreadOptions,
} from './check-thread';

export interface CheckPoolOptions extends CheckThreadOptions {
  readonly threads: number;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Thrown when two threads in succession died of the same document. */
export class DocumentNotCheckableError extends PermanentError {
  constructor(cause: CheckThreadDiedError) {
    super('ECOC_VALIDATION_DOCUMENT_NOT_CHECKABLE', `two threads died of one document: ${cause.message}`);
    this.name = 'DocumentNotCheckableError';
  }
}

/** A check needs some 10 MiB beside what its code and its garbage take, and a second at the worst. */
export const checkLimits = {
  resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 },
  deadlineMs: 30_000,
} as const;

interface Task {
  readonly question: Question;
  readonly resolve: (verdict: EcocVerdict) => void;
  readonly reject: (reason: unknown) => void;
}

const MOST_IN_A_BATCH = 16;
const MOST_BATCH_BYTES = 256 * 1024;

/** How many tasks from the front make a batch: at least one. */
const batchSize = (tasks: readonly Task[], most: number): number => {
  let bytes = 0;
  const end = tasks.slice(0, Math.min(most, MOST_IN_A_BATCH)).findIndex(({ question }) => {
    bytes += question.bytes.byteLength;
    return bytes > MOST_BATCH_BYTES;
  });
  return end === -1 ? Math.min(most, MOST_IN_A_BATCH) : Math.max(1, end);
};

const settle = ({ resolve, reject }: Task, answer: Answer): void => {
  if (answer.ok) resolve(answer.verdict);
  else reject(answer.error);
};

/** The place of one thread: starts it, and another when it has died. */
class Lane {
  private thread: Promise<CheckThread> | null = null;
  private closed = false;

  constructor(private readonly options: CheckPoolOptions) {}

  async ready(): Promise<CheckThread> {
    const thread = await this.current();
    return thread.isAlive ? thread : this.restart();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.thread?.then(
      (thread) => thread.close(),
      () => undefined,
    );
  }

  private current(): Promise<CheckThread> {
    return (this.thread ??= this.begin());
  }

  private restart(): Promise<CheckThread> {
    this.thread = null;
    return this.current();
  }

  private async begin(): Promise<CheckThread> {
    if (this.closed) throw new CheckThreadUnavailableError('the pool is closed');
    try {
      return await CheckThread.start(this.options);
    } catch (error) {
      this.thread = null;
      throw error;
    }
  }
}

/** Checks documents beside the event loop, on as many threads as it is told; a thread that dies is replaced. */
export class CheckPool {
  private readonly lanes: readonly Lane[];
  private readonly idle: Lane[];
  private readonly queue: Task[] = [];

  constructor(private readonly options: CheckPoolOptions) {
    this.lanes = Array.from({ length: options.threads }, () => new Lane(options));
    this.idle = [...this.lanes];
  }

  /** Starts every thread; throws CheckThreadUnavailableError when one does not come up. */
  async start(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.ready()));
  }

  /**
   * The verdict of `checkEcoc`, or what it threw. A document whose thread dies is checked once more, alone; throws DocumentNotCheckableError
   * when that thread dies too, and CheckThreadUnavailableError when there is none.
   */
  check(question: Question): Promise<EcocVerdict> {
    return new Promise((resolve, reject) => {
      this.queue.push({ question, resolve, reject });
      this.pump();
    });
  }

  /** Ends the threads; what is still being checked fails. */
  async close(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  private pump(): void {
    while (this.queue.length > 0 && this.idle.length > 0) {
      const lane = this.idle.pop() as Lane;
      const size = batchSize(this.queue, Math.ceil(this.queue.length / (this.idle.length + 1)));
      void this.serve(lane, this.queue.splice(0, size));
    }
  }

  private async serve(lane: Lane, tasks: readonly Task[]): Promise<void> {
    try {
      await this.attempt(lane, tasks);
    } catch (error) {
      if (error instanceof CheckThreadDiedError) await this.tryAgain(lane, tasks);
      else for (const { reject } of tasks) reject(error);
    } finally {
      this.idle.push(lane);
      this.pump();
    }
  }

  /** One by one, so that only the document that a thread dies of is given up. */
  private async tryAgain(lane: Lane, tasks: readonly Task[]): Promise<void> {
    for (const task of tasks) {
      try {
        await this.attempt(lane, [task]);
      } catch (error) {
        task.reject(error instanceof CheckThreadDiedError ? new DocumentNotCheckableError(error) : error);
      }
    }
  }

  private async attempt(lane: Lane, tasks: readonly Task[]): Promise<void> {
    const thread = await lane.ready();
    try {
      const answers = await thread.check(tasks.map(({ question }) => question));
      tasks.forEach((task, index) => settle(task, answers[index] as Answer));
    } catch (error) {
      if (error instanceof CheckThreadDiedError)
        this.options.logger.warn({ code: error.code, documents: tasks.length }, error.message);
      throw error;
    }
  }
}
