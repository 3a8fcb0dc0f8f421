import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpoints } from '../../driver/stack';
import type { HistoryWriter } from '../history-writer';
import { services } from '../plan/fault-plan';

const LINE = /^\S+ (\S+) (?:ended with (\d+|null)|was ended by (\w+));/;
const PAGE_BYTES = 4_096;

/** Writes down which process ended and how, from what the supervisor says, and how much memory the services take. */
export class ProcessWatch {
  private readonly toldAt = new Map<string, { signal: string; atMs: number }>();
  private read = 0;

  constructor(
    private readonly history: HistoryWriter,
    private readonly home: string,
  ) {}

  /** The part was sent a signal just now. */
  told(part: string, signal: string): void {
    this.toldAt.set(part, { signal, atMs: Date.now() });
  }

  /** The part stood still from then until now; it could not end meanwhile. */
  stoodStill(part: string, sinceMs: number): void {
    const told = this.toldAt.get(part);
    if (told) told.atMs += Date.now() - Math.max(sinceMs, told.atMs);
  }

  look(): void {
    const text = readFileSync(join(this.home, 'logs/supervisor.log'), 'utf8');
    const complete = text.lastIndexOf('\n') + 1;
    for (const line of text.slice(this.read, complete).split('\n')) this.take(line);
    this.read = complete;
    for (const part of services) this.lookAtMemory(part);
  }

  private take(line: string): void {
    const [, part, code, signal = null] = LINE.exec(line) ?? [];
    if (part === undefined) return;
    const at = new Date(line.slice(0, line.indexOf(' ')));
    const exit = code === undefined || code === 'null' ? null : Number(code);
    this.history.write({ kind: 'exit', part, code: exit, signal, ...this.askedOf(part, at) }, at);
  }

  private askedOf(part: string, at: Date): { asked: string | null; tookMs?: number } {
    const told = this.toldAt.get(part);
    this.toldAt.delete(part);
    return told ? { asked: told.signal, tookMs: Math.max(0, at.getTime() - told.atMs) } : { asked: null };
  }

  private lookAtMemory(part: string): void {
    const pid = endpoints().pids[part];
    if (pid === undefined) return;
    try {
      const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
      this.history.write({ kind: 'memory', part, bytes: pages * PAGE_BYTES });
    } catch {
      // It ended in between.
    }
  }
}
