import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { ProcessSpec } from '../infrastructure/process-spec.ts';

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** npm describes the command it runs in dozens of variables; the parts have no use for them. */
const inheritedEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

/**
 * One running process of a part. It has a process group of its own, so that Ctrl-C reaches the supervisor alone, which
 * then stops the parts in order; and it writes its log itself, so that it outlives a supervisor that is killed.
 */
export class PartProcess {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  private readonly spec: ProcessSpec;
  private running = true;

  private constructor(spec: ProcessSpec, pid: number, exited: Promise<Exit>) {
    this.spec = spec;
    this.pid = pid;
    this.exited = exited;
    void exited.then(() => {
      this.running = false;
    });
  }

  /** Throws what kept the process from starting (ENOENT, EACCES). */
  static async start(spec: ProcessSpec, logFile: string): Promise<PartProcess> {
    const log = openSync(logFile, 'a');
    try {
      const child = spawn(spec.command, spec.args, {
        detached: true,
        stdio: ['ignore', log, log],
        env: { ...inheritedEnvironment(), ...spec.env },
        cwd: spec.cwd,
        uid: spec.uid,
        gid: spec.gid,
      });
      const exited = new Promise<Exit>((resolve) => {
        child.once('exit', (code, signal) => resolve({ code, signal }));
      });
      const pid = await new Promise<number>((resolve, reject) => {
        child.once('error', reject);
        child.once('spawn', () => resolve(child.pid ?? 0));
      });
      return new PartProcess(spec, pid, exited);
    } finally {
      closeSync(log);
    }
  }

  get isRunning(): boolean {
    return this.running;
  }

  /** Asks it to stop; after the deadline it is killed with everything it started. */
  async stop(): Promise<Exit> {
    if (this.running) process.kill(this.pid, this.spec.stopSignal);
    const deadline = setTimeout(() => this.kill(), this.spec.stopDeadlineMs);
    const exit = await this.exited;
    clearTimeout(deadline);
    return exit;
  }

  kill(): void {
    if (!this.running) return;
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // It ended by itself in between.
    }
  }
}
