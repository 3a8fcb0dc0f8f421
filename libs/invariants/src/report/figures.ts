import type { Entry } from '../history/entry';
import { msOf } from '../invariants/invariant';

/** What a run came to, in numbers. */
export interface Figures {
  readonly accepted: number;
  readonly refused: number;
  readonly unanswered: number;
  /** Callbacks received, and how many of them repeated an earlier one. */
  readonly callbacks: number;
  readonly callbacksAgain: number;
  /** Records on topics, and how many of them repeated an earlier event. */
  readonly events: number;
  readonly eventsAgain: number;
  /** Tries of messages and callbacks that are told of one by one. */
  readonly attempts: number;
  readonly deadLetters: number;
  readonly faults: number;
  /** Processes that ended although nobody ended them. */
  readonly exitsUnasked: number;
  /** From the end of the last fault until no group had any lag for the first time; null where the history does not tell. */
  readonly noLagAfterMs: number | null;
  /** From the end of the last fault to rest; null where the history does not tell. */
  readonly restAfterMs: number | null;
}

/** Counts while the history goes by. */
export class FigureCount {
  private readonly counts = new Map<Entry['kind'], number>();
  private readonly seen = new Set<string>();
  private callbacksAgain = 0;
  private eventsAgain = 0;
  private exitsUnasked = 0;
  private healedAtMs: number | undefined;
  private noLagAfterMs: number | null = null;
  private restAfterMs: number | null = null;
  private replaying = false;
  private readonly lags = new Map<string, number>();

  take(entry: Entry): void {
    this.counts.set(entry.kind, (this.counts.get(entry.kind) ?? 0) + 1);
    if (entry.kind === 'callback') this.callbacksAgain += this.again(`${entry.endpoint}\n${entry.webhookId}`);
    else if (entry.kind === 'event') this.eventsAgain += this.again(`${entry.topic}\n${entry.id}`);
    else if (entry.kind === 'exit') this.exitsUnasked += entry.asked === null ? 1 : 0;
    else this.takeRest(entry);
  }

  get figures(): Figures {
    const count = (kind: Entry['kind']): number => this.counts.get(kind) ?? 0;
    return {
      accepted: count('accepted'),
      refused: count('refused'),
      unanswered: count('unanswered'),
      callbacks: count('callback'),
      callbacksAgain: this.callbacksAgain,
      events: count('event'),
      eventsAgain: this.eventsAgain,
      attempts: count('attempt'),
      deadLetters: count('deadLetter'),
      faults: count('fault'),
      exitsUnasked: this.exitsUnasked,
      noLagAfterMs: this.noLagAfterMs,
      restAfterMs: this.restAfterMs,
    };
  }

  private takeRest(entry: Entry): void {
    if (entry.kind === 'healed') this.heal(msOf(entry.at));
    else if (entry.kind === 'replay') this.replaying = entry.phase === 'begun';
    else if (entry.kind === 'lag' && !this.replaying) this.takeLag(entry.group, entry.lag, msOf(entry.at));
    else if (entry.kind === 'quiet' && this.healedAtMs !== undefined)
      this.restAfterMs = msOf(entry.at) - this.healedAtMs;
  }

  private heal(atMs: number): void {
    this.healedAtMs = atMs;
    this.noLagAfterMs = null;
    for (const group of this.lags.keys()) this.lags.set(group, Infinity);
  }

  private takeLag(group: string, lag: number, atMs: number): void {
    this.lags.set(group, lag);
    const isClear = [...this.lags.values()].every((behind) => behind === 0);
    if (isClear && this.healedAtMs !== undefined) this.noLagAfterMs ??= atMs - this.healedAtMs;
  }

  private again(id: string): number {
    if (this.seen.has(id)) return 1;
    this.seen.add(id);
    return 0;
  }
}
