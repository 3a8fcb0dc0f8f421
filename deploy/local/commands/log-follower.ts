import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { presentLine } from './log-lines.ts';

const POLL_INTERVAL_MS = 500;
const CHUNK_BYTES = 256 * 1024;

/** Understands what is new in the parts' log files, and shows on standard error what a reader should see of it. */
export class LogFollower {
  private readonly folder: string;
  private readonly verbose: boolean;
  private readonly positions = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(folder: string, verbose: boolean) {
    this.folder = folder;
    this.verbose = verbose;
  }

  /** From now on; all that is there when every line is wanted. */
  start(): void {
    if (!this.verbose)
      for (const name of this.logNames()) this.positions.set(name, statSync(join(this.folder, name)).size);
    this.timer = setInterval(() => this.readAll(), POLL_INTERVAL_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    if (this.timer) this.readAll();
  }

  private readAll(): void {
    for (const name of this.logNames()) this.readOne(name);
  }

  private logNames(): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder).filter((name) => name.endsWith('.log') && name !== 'supervisor.log');
  }

  private readOne(name: string): void {
    const file = join(this.folder, name);
    const { size } = statSync(file);
    const known = this.positions.get(name) ?? 0;
    const from = size < known ? 0 : known;
    if (size === from) return;
    const text = this.readPart(file, from);
    const complete = text.lastIndexOf('\n') + 1;
    this.positions.set(name, from + Buffer.byteLength(text.slice(0, complete)));
    for (const line of text.slice(0, complete).split('\n').filter(Boolean)) this.show(name.replace(/\.log$/, ''), line);
  }

  private readPart(file: string, from: number): string {
    const descriptor = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(CHUNK_BYTES);
      return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, CHUNK_BYTES, from));
    } finally {
      closeSync(descriptor);
    }
  }

  private show(part: string, line: string): void {
    const shown = presentLine(part, line, this.verbose);
    if (shown !== undefined) process.stderr.write(`${shown}\n`);
  }
}
