import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Entry } from '@kjoreklar/invariants';

/** An entry without the time at which it was observed. */
export type Observation = Entry extends infer Kind ? (Kind extends Entry ? Omit<Kind, 'at'> : never) : never;

/** Appends what is observed to a history; keeps no entry. */
export class HistoryWriter {
  private readonly file: WriteStream;

  constructor(path: string) {
    this.file = createWriteStream(path);
  }

  write(observation: Observation, at: Date = new Date()): void {
    const { kind, ...rest } = observation;
    this.file.write(`${JSON.stringify({ kind, at: at.toISOString(), ...rest })}\n`);
  }

  async close(): Promise<void> {
    this.file.end();
    await finished(this.file);
  }
}
