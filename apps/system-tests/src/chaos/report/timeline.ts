import type { Entry } from '@kjoreklar/invariants';

export interface FaultBar {
  readonly id: string;
  readonly what: string;
  readonly part: string;
  readonly fromMs: number;
  toMs: number;
}

export interface Point {
  readonly atMs: number;
  readonly value: number;
}

/** What a picture of a run shows; times are milliseconds from its beginning. */
export interface Timeline {
  readonly lengthMs: number;
  readonly bars: readonly FaultBar[];
  readonly accepted: readonly Point[];
  readonly completed: readonly Point[];
  /** Of all groups together. */
  readonly lag: readonly Point[];
  readonly quietAtMs: number | undefined;
}

const WATCHED = new Set(['run', 'accepted', 'event', 'fault', 'healed', 'lag', 'quiet']);

/** Takes a history entry by entry and keeps what a picture needs. */
export class TimelineCollector {
  private startMs: number | undefined;
  private lengthMs = 0;
  private readonly bars: FaultBar[] = [];
  private readonly accepted: Point[] = [];
  private readonly completed: Point[] = [];
  private readonly ended = new Set<string>();
  private readonly lag: Point[] = [];
  private readonly lags = new Map<string, number>();
  private quietAtMs: number | undefined;

  take(entry: Entry): void {
    if (!WATCHED.has(entry.kind)) return;
    this.startMs ??= Date.parse(entry.at);
    const atMs = Date.parse(entry.at) - this.startMs;
    this.lengthMs = Math.max(this.lengthMs, atMs);
    this.takeFault(entry, atMs);
    this.takeProgress(entry, atMs);
  }

  get timeline(): Timeline {
    const { lengthMs, bars, accepted, completed, lag, quietAtMs } = this;
    return { lengthMs, bars, accepted, completed, lag, quietAtMs };
  }

  private takeFault(entry: Entry, atMs: number): void {
    if (entry.kind === 'fault')
      this.bars.push({ id: entry.fault, what: entry.what, part: entry.part, fromMs: atMs, toMs: atMs });
    if (entry.kind !== 'healed') return;
    const bar = this.bars.find(({ id }) => id === entry.fault);
    if (bar) bar.toMs = atMs;
  }

  private takeProgress(entry: Entry, atMs: number): void {
    if (entry.kind === 'accepted') this.accepted.push({ atMs, value: this.accepted.length + 1 });
    else if (entry.kind === 'event' && entry.stage === 'case') this.takeEnd(entry.id, atMs);
    else if (entry.kind === 'quiet') this.quietAtMs = atMs;
    else if (entry.kind === 'lag') {
      this.lags.set(entry.group, entry.lag);
      this.lag.push({ atMs, value: [...this.lags.values()].reduce((sum, lag) => sum + lag, 0) });
    }
  }

  private takeEnd(id: string, atMs: number): void {
    if (this.ended.has(id)) return;
    this.ended.add(id);
    this.completed.push({ atMs, value: this.ended.size });
  }
}
