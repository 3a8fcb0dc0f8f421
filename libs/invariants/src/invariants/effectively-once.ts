import type { Entry, EntryOf, Limits } from '../history/entry';
import { type Finding, type Invariant, type Offender } from './invariant';

/** Remembers the first value under a key, and tells of every other. */
class FirstStands {
  private readonly first = new Map<string, string>();

  get size(): number {
    return this.first.size;
  }

  /** The value that stands, where it is another one. */
  other(key: string, value: string): string | undefined {
    const standing = this.first.get(key);
    if (standing === undefined) this.first.set(key, value);
    return standing === value ? undefined : standing;
  }
}

/** I2: processing twice changes nothing the second time; one id and one content per outcome and per callback. */
export class EffectivelyOnce implements Invariant {
  readonly id = 'I2';
  readonly title = 'effectively once';
  readonly counts = 'outcomes, events and callbacks';
  private readonly outcomes = new FirstStands();
  private readonly contents = new FirstStands();
  private readonly webhooks = new FirstStands();
  private readonly bodies = new FirstStands();
  private readonly keys = new FirstStands();
  private readonly accepted = new Set<string>();
  private readonly requests = new Map<string, number>();
  private readonly answers = new Map<string, number>();
  private readonly offenders: Offender[] = [];

  take(entry: Entry): void {
    if (entry.kind === 'event') this.takeEvent(entry);
    else if (entry.kind === 'callback') this.takeCallback(entry);
    else if (entry.kind === 'accepted') this.takeAccepted(entry);
    else if (entry.kind === 'call' && entry.answered) this.count(this.answers, entry.meldingId ?? entry.vin);
  }

  finish({ callsPerRequest }: Limits): Finding {
    const asked = callsPerRequest === undefined ? [] : [...this.answers];
    const tooOften = asked.flatMap(([subject, answers]) => {
      const allowed = (callsPerRequest ?? 0) * (this.requests.get(subject) ?? 1);
      return answers > allowed ? [{ subject, says: `EUCARIS answered ${answers} times; ${allowed} at most` }] : [];
    });
    const checked = this.outcomes.size + this.contents.size + this.webhooks.size + this.keys.size + asked.length;
    return { checked, offenders: [...this.offenders, ...tooOften] };
  }

  private takeEvent({ id, meldingId, stage, digest, key, type }: EntryOf<'event'>): void {
    const content = this.contents.other(id, `${type}\n${key}\n${digest ?? ''}`);
    if (content !== undefined) this.offend(id, `two contents under one event id (${type})`);
    if (stage === undefined || meldingId === undefined) return;
    const other = this.outcomes.other(`${meldingId}\n${stage}`, id);
    if (other !== undefined)
      this.offend(meldingId, `twice: the stage "${stage}" answered with events ${other} and ${id}`);
  }

  private takeCallback(callback: EntryOf<'callback'>): void {
    const { webhookId, meldingId, type, endpoint, digest, signatureValid } = callback;
    const other = this.webhooks.other(`${endpoint}\n${meldingId}\n${type}`, webhookId);
    if (other !== undefined) this.offend(meldingId, `twice: ${type} was told under ${other} and ${webhookId}`);
    if (this.bodies.other(`${endpoint}\n${webhookId}`, digest) !== undefined)
      this.offend(webhookId, 'another body on a later attempt');
    if (signatureValid === false) this.offend(webhookId, 'the signature does not hold');
  }

  private takeAccepted({ meldingId, vin, organisation, idempotencyKey }: EntryOf<'accepted'>): void {
    if (!this.accepted.has(meldingId)) this.count(this.requests, vin);
    this.accepted.add(meldingId);
    this.compareKey(organisation, idempotencyKey, meldingId);
  }

  private compareKey(organisation: string, idempotencyKey: string | undefined, meldingId: string): void {
    if (idempotencyKey === undefined) return;
    const other = this.keys.other(`${organisation}\n${idempotencyKey}`, meldingId);
    if (other !== undefined) this.offend(meldingId, `twice: one Idempotency-Key made ${other} and this`);
  }

  private count(counts: Map<string, number>, subject: string): void {
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }

  private offend(subject: string, says: string): void {
    this.offenders.push({ subject, says });
  }
}
