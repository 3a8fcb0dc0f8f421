import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Server } from '../infrastructure/process-spec.ts';
import { BackOff } from './back-off.ts';
import { type Exit, PartProcess } from './part-process.ts';

export interface PartOptions {
  readonly name: string;
  readonly server: Server;
  readonly logFile: string;
  /** Its process is another one now, or none. */
  readonly onChange: () => void;
  readonly say: (line: string) => void;
}

/** Thrown when a part does not come to answer. */
export class PartFailedError extends Error {
  readonly code = 'LOCAL_PART_FAILED';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PartFailedError';
  }
}

const PROBE_INTERVAL_MS = 50;
const READY_DEADLINE_MS = 90_000;
const START_TRIES = 3;
const LOG_TAIL_LINES = 15;

const describeExit = ({ code, signal }: Exit): string => (signal ? `was ended by ${signal}` : `ended with ${code}`);

/** Understands how to keep one part running. */
export class SupervisedPart {
  readonly name: string;
  private readonly options: PartOptions;
  private readonly backOff = new BackOff();
  private readonly stopping = new AbortController();
  private current: PartProcess | undefined;
  private startedAt = 0;
  private watching: Promise<void> = Promise.resolve();

  constructor(options: PartOptions) {
    this.name = options.name;
    this.options = options;
  }

  get pid(): number | undefined {
    return this.current?.isRunning ? this.current.pid : undefined;
  }

  /** Resolves once it answers; throws PartFailedError with the end of its log when it does not come so far. */
  async start(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      const running = await this.launch();
      if (await this.answers(running)) break;
      this.stopping.signal.throwIfAborted();
      if (running.isRunning || tries === START_TRIES) throw await this.failure(running);
    }
    this.watching = this.keepRunning();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.current?.stop();
    await this.watching;
  }

  private async launch(): Promise<PartProcess> {
    this.startedAt = Date.now();
    const spec = await this.options.server.prepare();
    this.stopping.signal.throwIfAborted();
    const running = await PartProcess.start(spec, this.options.logFile);
    this.current = running;
    this.options.onChange();
    if (this.stopping.signal.aborted) await running.stop();
    return running;
  }

  private async answers(running: PartProcess): Promise<boolean> {
    const deadline = Date.now() + READY_DEADLINE_MS;
    while (running.isRunning && Date.now() < deadline) {
      try {
        await this.options.server.probe();
        return running.isRunning;
      } catch {
        await delay(PROBE_INTERVAL_MS);
      }
    }
    return false;
  }

  private async keepRunning(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const exit = await this.current?.exited;
      if (this.stopping.signal.aborted || !exit) return;
      const delayMs = this.backOff.nextDelayMs(Date.now() - this.startedAt);
      this.options.say(`${this.name} ${describeExit(exit)}; starting it again ${delayMs ? `in ${delayMs} ms` : 'now'}`);
      this.options.onChange();
      await this.relaunchAfter(delayMs);
    }
  }

  private async relaunchAfter(delayMs: number): Promise<void> {
    try {
      await delay(delayMs, undefined, { signal: this.stopping.signal });
      await this.launch();
    } catch (error) {
      if (!this.stopping.signal.aborted) this.options.say(`${this.name} did not start: ${String(error)}`);
    }
  }

  private async failure(running: PartProcess): Promise<PartFailedError> {
    const fate = running.isRunning
      ? `is not ready after ${READY_DEADLINE_MS / 1000} s`
      : describeExit(await running.exited);
    const reason = await this.options.server.probe().then(
      () => '',
      (error: unknown) => (running.isRunning ? `: ${error instanceof Error ? error.message : String(error)}` : ''),
    );
    const log = await readFile(this.options.logFile, 'utf8').catch(() => '');
    const tail = log.trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
    return new PartFailedError(`${this.name} ${fate}${reason}\nthe end of ${this.options.logFile}:\n${tail}`);
  }
}
