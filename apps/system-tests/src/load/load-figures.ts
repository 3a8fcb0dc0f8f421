import type { Entry } from '@kjoreklar/invariants';

export interface MemoryOf {
  readonly part: string;
  readonly startBytes: number;
  readonly middleBytes: number;
  readonly endBytes: number;
}

export interface LoadFigures {
  readonly accepted: number;
  /** Requests whose end was called back. */
  readonly completed: number;
  /** From the first acceptance to the last. */
  readonly loadMs: number;
  readonly acceptedPerSecond: number;
  readonly completedPerSecond: number;
  /** From acceptance to the first callback about the end; undefined where none came. */
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly most: number } | undefined;
  /** Longest time between two callbacks about ends, from the first acceptance to the last. */
  readonly longestSilenceMs: number;
  readonly memory: readonly MemoryOf[];
}

/** The value below which that share of the sorted values lies. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const latencyOf = (durations: readonly number[]): LoadFigures['latencyMs'] => {
  if (durations.length === 0) return undefined;
  const sorted = [...durations].sort((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), most: sorted[sorted.length - 1] ?? 0 };
};

const memoryOf = (part: string, seen: readonly number[]): MemoryOf => ({
  part,
  startBytes: seen[0] ?? 0,
  middleBytes: seen[Math.floor(seen.length / 2)] ?? 0,
  endBytes: seen[seen.length - 1] ?? 0,
});

const perSecond = (count: number, ms: number): number => (ms > 0 ? (count * 1_000) / ms : 0);

/** Takes a history entry by entry and keeps what the figures of a load run need. */
export class LoadFigureCollector {
  private readonly acceptedAt = new Map<string, number>();
  private readonly completedAt = new Map<string, number>();
  private readonly memory = new Map<string, number[]>();

  take(entry: Entry): void {
    const atMs = Date.parse(entry.at);
    if (entry.kind === 'accepted') this.acceptedAt.set(entry.meldingId, atMs);
    else if (entry.kind === 'memory')
      this.memory.set(entry.part, [...(this.memory.get(entry.part) ?? []), entry.bytes]);
    else if (entry.kind === 'callback' && entry.type.endsWith('.completed') && !this.completedAt.has(entry.meldingId))
      this.completedAt.set(entry.meldingId, atMs);
  }

  get figures(): LoadFigures {
    const accepted = [...this.acceptedAt.values()].sort((a, b) => a - b);
    const firstMs = accepted[0] ?? 0;
    const lastMs = accepted[accepted.length - 1] ?? 0;
    const completed = [...this.completedAt].filter(([meldingId]) => this.acceptedAt.has(meldingId));
    const ends = completed.map(([, atMs]) => atMs).sort((a, b) => a - b);
    const tillLastEnd = Math.max(lastMs, ends[ends.length - 1] ?? 0) - firstMs;
    return {
      accepted: accepted.length,
      completed: completed.length,
      loadMs: lastMs - firstMs,
      acceptedPerSecond: perSecond(accepted.length, lastMs - firstMs),
      completedPerSecond: perSecond(completed.length, tillLastEnd),
      latencyMs: latencyOf(completed.map(([meldingId, atMs]) => atMs - (this.acceptedAt.get(meldingId) ?? atMs))),
      longestSilenceMs: longestSilence(ends, firstMs, lastMs),
      memory: [...this.memory].map(([part, seen]) => memoryOf(part, seen)),
    };
  }
}

const longestSilence = (ends: readonly number[], fromMs: number, toMs: number): number => {
  const moments = [...ends.filter((atMs) => atMs >= fromMs && atMs <= toMs), toMs];
  const gaps = moments.map((atMs, index) => atMs - (moments[index - 1] ?? fromMs));
  return Math.max(0, ...gaps);
};
