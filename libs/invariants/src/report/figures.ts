import type { Entry } from '../history/entry';
import { msOf } from '../invariants/invariant';

/** What a run came to, in numbers; `figureMeanings` says of what. */
export interface Figures {
  readonly accepted: number;
  readonly refused: number;
  readonly unanswered: number;
  readonly callbacks: number;
  readonly callbacksAgain: number;
  readonly events: number;
  readonly eventsAgain: number;
  readonly attempts: number;
  readonly deadLetters: number;
  readonly faults: number;
  readonly exitsUnasked: number;
  /** Null where the history does not tell. */
  readonly noLagAfterMs: number | null;
  /** Null where the history does not tell. */
  readonly restAfterMs: number | null;
}

export const figureMeanings: Readonly<Record<keyof Figures, string>> = {
  accepted: 'requests answered 202: from then on they must come to an end',
  refused: 'requests answered with an error, 429 and 503 for instance: nobody owes them anything',
  unanswered:
    'requests whose importer saw no answer, because the service or the connection broke; only `intake` knows whether they were accepted',
  callbacks: 'callbacks that importers received',
  callbacksAgain:
    'of them, those that repeated an earlier one under the same id, as happens when the answer to it got lost',
  events: 'records on the topics',
  eventsAgain: 'of them, those that repeated an earlier event, which consumers know by its id',
  attempts: 'tries of messages and callbacks that are told of one by one',
  deadLetters: 'messages given up',
  faults: 'faults that began',
  exitsUnasked: 'processes that ended although nothing of the run had ended them',
  noLagAfterMs: 'from the end of the last fault until no consumer group had any lag for the first time',
  restAfterMs: 'from the end of the last fault until nothing moved and nothing waited',
};

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
