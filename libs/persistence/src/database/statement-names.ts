import { createHash } from 'node:crypto';

const MOST_NAMES = 500;

/**
 * Names of prepared statements by their text. Their number is bounded, because every connection keeps every named statement: texts beyond it go
 * unnamed, so a text that varies without end costs planning, never memory.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();

  of(text: string): string | undefined {
    const known = this.names.get(text);
    if (known || this.names.size >= MOST_NAMES) return known;
    const name = `k${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    this.names.set(text, name);
    return name;
  }
}
