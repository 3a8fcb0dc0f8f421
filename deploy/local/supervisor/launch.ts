import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { homeFiles, type Settings } from '../stack/settings.ts';
import type { SupervisorMessage } from './messages.ts';

export interface LaunchOptions {
  /** The stack stops when this process is gone. */
  readonly tied: boolean;
  readonly onProgress: (line: string) => void;
}

/** Thrown when the stack does not come up; the message says why. */
export class StackFailedError extends Error {
  readonly code = 'LOCAL_STACK_FAILED';
  constructor(message: string) {
    super(message);
    this.name = 'StackFailedError';
  }
}

/** kafkajs sets a timer of less than nothing on every connection, and Node says so each time. */
const QUIET = '--disable-warning=TimeoutNegativeWarning';

/** The supervisor, seen from the command that started it. */
export class LaunchedSupervisor {
  readonly ready: Promise<void>;
  /** With its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;
  private readonly options: LaunchOptions;

  constructor(settings: Settings, options: LaunchOptions) {
    this.options = options;
    this.child = LaunchedSupervisor.spawn(settings, options);
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.ready = new Promise((resolve, reject) => {
      this.child.on('message', (message) => this.hear(message as SupervisorMessage, { resolve, reject }));
      this.child.once('error', reject);
      this.child.once('exit', (code) => {
        const log = join(homeFiles(settings).logs, 'supervisor.log');
        reject(new StackFailedError(`the supervisor ended with ${code}: see ${log}`));
      });
    });
    this.ready.catch(() => undefined);
  }

  /** It goes on by itself. */
  letGo(): void {
    this.child.disconnect();
    this.child.unref();
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }

  private hear(message: SupervisorMessage, ready: { resolve: () => void; reject: (error: Error) => void }): void {
    switch (message.kind) {
      case 'progress':
        return this.options.onProgress(message.line);
      case 'ready':
        return ready.resolve();
      case 'failed':
        return ready.reject(new StackFailedError(message.reason));
    }
  }

  private static spawn(settings: Settings, { tied }: LaunchOptions): ChildProcess {
    const { logs } = homeFiles(settings);
    mkdirSync(logs, { recursive: true });
    const log = openSync(join(logs, 'supervisor.log'), 'a');
    try {
      const script = join(import.meta.dirname, 'main.ts');
      return spawn(process.execPath, [QUIET, script, ...(tied ? ['--tied'] : [])], {
        detached: true,
        stdio: ['ignore', log, log, 'ipc'],
        env: { ...process.env, KJOREKLAR_HOME: settings.home, KJOREKLAR_PORT_BASE: String(settings.portBase) },
      });
    } finally {
      closeSync(log);
    }
  }
}
