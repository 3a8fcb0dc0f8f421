import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { until } from '../../driver/stack';
import type { Exit, Part, Signal } from '../part';

/** How to run one process; what `deploy/local` prints for its servers has this form. */
export interface ProcessSpec {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

const ANSWER_DEADLINE_MS = 240_000;
const KIB = 1024;

/** A process of this machine; `answers` throws until it can be used. */
export class ProcessPart implements Part {
  private child: ChildProcess | undefined;

  constructor(
    readonly name: string,
    private readonly spec: ProcessSpec,
    private readonly logFile: string,
    private readonly answers: () => Promise<void>,
  ) {}

  async start(): Promise<void> {
    if (!this.isRunning) this.spawn();
    await until(
      `${this.name} answers (its log: ${this.logFile})`,
      async () => {
        if (!this.isRunning) this.spawn();
        await this.answers();
        return true;
      },
      ANSWER_DEADLINE_MS,
    );
  }

  async signal(name: Signal): Promise<void> {
    this.child?.kill(name);
  }

  async ended(): Promise<Exit> {
    const { child } = this;
    if (child && this.isRunning) await once(child, 'exit');
    return { code: child?.exitCode ?? null, signal: child?.signalCode ?? null };
  }

  async memoryBytes(): Promise<number> {
    const status = readFileSync(`/proc/${String(this.child?.pid)}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * KIB;
  }

  async remove(): Promise<void> {
    const ended = this.ended();
    this.child?.kill('SIGKILL');
    await ended;
  }

  private get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  private spawn(): void {
    const { command, args, env, cwd, uid, gid } = this.spec;
    const log = openSync(this.logFile, 'a');
    const environment = { PATH: process.env['PATH'], ...env };
    this.child = spawn(command, args, { env: environment, cwd, uid, gid, stdio: ['ignore', log, log] });
    this.child.on('error', () => undefined);
    closeSync(log);
  }
}
