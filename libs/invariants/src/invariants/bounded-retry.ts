import type { Entry, EntryOf, Limits } from '../history/entry';
import { type Finding, type Invariant, msOf, type Offender } from './invariant';

/** I4: attempts and age are capped, nothing is tried before it is due, and a dead letter says all it must. */
export class BoundedRetry implements Invariant {
  readonly id = 'I4';
  readonly title = 'bounded retry';
  readonly counts = 'attempts and dead letters';
  private readonly firstAt = new Map<string, number>();
  private readonly tried = new Map<string, number>();
  private checked = 0;
  private readonly offenders: Offender[] = [];

  take(entry: Entry, limits: Limits): void {
    if (entry.kind === 'attempt') this.takeAttempt(entry, limits);
    else if (entry.kind === 'deadLetter') this.takeDeadLetter(entry);
    else if (entry.kind === 'callback' && limits.attempts !== undefined) this.takeCallback(entry, limits);
  }

  finish(): Finding {
    return { checked: this.checked, offenders: this.offenders };
  }

  private takeAttempt(entry: EntryOf<'attempt'>, limits: Limits): void {
    const subject = `${entry.group} ${entry.topic}/${entry.partition}/${entry.offset}`;
    const { mostAttempts = limits.attempts, mostAgeMs = limits.ageMs } = entry;
    this.judge(subject, entry.at, entry.attempt, { attempts: mostAttempts, ageMs: mostAgeMs });
    if (entry.dueAt !== undefined && msOf(entry.at) < msOf(entry.dueAt))
      this.offend(subject, `tried ${msOf(entry.dueAt) - msOf(entry.at)} ms before it was due`);
  }

  private takeCallback({ endpoint, webhookId, at, attempt }: EntryOf<'callback'>, limits: Limits): void {
    const subject = `callback ${webhookId} to ${endpoint}`;
    const seen = (this.tried.get(subject) ?? 0) + 1;
    this.tried.set(subject, seen);
    this.judge(subject, at, attempt ?? seen, limits);
  }

  private judge(subject: string, at: string, attempt: number, { attempts, ageMs }: Limits): void {
    this.checked += 1;
    const firstAt = this.firstAt.get(subject) ?? msOf(at);
    this.firstAt.set(subject, firstAt);
    if (attempts !== undefined && attempt > attempts) this.offend(subject, `attempt ${attempt} of at most ${attempts}`);
    if (ageMs !== undefined && msOf(at) - firstAt > ageMs)
      this.offend(subject, `tried ${msOf(at) - firstAt} ms after the first attempt`);
  }

  private takeDeadLetter({ group, topic, partition, offset, missing }: EntryOf<'deadLetter'>): void {
    this.checked += 1;
    if (missing.length > 0)
      this.offend(`dead letter of ${group} ${topic}/${partition}/${offset}`, `lacks ${missing.join(', ')}`);
  }

  private offend(subject: string, says: string): void {
    this.offenders.push({ subject, says });
  }
}
