import type { Entry, EntryOf, Limits } from '../history/entry';
import { type Finding, type Invariant, msOf, type Offender } from './invariant';

/** A status that the case takes after its end: a withdrawal of what was ready. */
const WITHDRAWN_LATER = 'TRUKKET';

interface Ends {
  shown?: string | null;
  published?: string;
  told?: string;
}

/** I1: every accepted request reaches exactly one end, and is set aside for at most the stated time. */
export class NoLoss implements Invariant {
  readonly id = 'I1';
  readonly title = 'no loss';
  readonly counts = 'accepted requests';
  private open: EntryOf<'accepted'>[] = [];
  private readonly due = new Map<string, EntryOf<'accepted'>>();
  private readonly ends = new Map<string, Ends>();
  private readonly asideSince = new Map<string, number>();
  private readonly tooLong: Offender[] = [];
  private readonly evidence = { shown: false, published: false };
  private readonly toldOrganisations = new Set<string>();
  private lastAt = 0;

  take(entry: Entry, limits: Limits): void {
    this.lastAt = Math.max(this.lastAt, msOf(entry.at));
    if (entry.kind === 'accepted') this.open.push(entry);
    else if (entry.kind === 'quiet' || entry.kind === 'end') this.judgeOpen();
    else if (entry.kind === 'setAside') this.asideSince.set(entry.meldingId, msOf(entry.at));
    else if (entry.kind === 'resumed') this.backFromAside(entry.meldingId, msOf(entry.at), limits);
    else this.takeEnd(entry, limits);
  }

  finish(limits: Limits): Finding {
    const aside = new Set(this.asideSince.keys());
    for (const meldingId of this.asideSince.keys()) this.backFromAside(meldingId, this.lastAt, limits);
    const offenders = [...this.due.values()]
      // Its time is not up: it need not have ended yet.
      .filter(({ meldingId }) => !aside.has(meldingId))
      .flatMap((request) => this.judge(request));
    return { checked: this.due.size, offenders: [...offenders, ...this.tooLong] };
  }

  /** What was accepted before the system came to rest must have ended by the end of the history. */
  private judgeOpen(): void {
    for (const request of this.open) this.due.set(request.meldingId, request);
    this.open = [];
  }

  private takeEnd(entry: Entry, limits: Limits): void {
    if (entry.kind === 'terminal') this.takeShown(entry);
    else if (entry.kind === 'event' && entry.stage === 'case') this.takePublished(entry, limits);
    else if (entry.kind === 'callback' && entry.type.endsWith('.completed')) this.takeTold(entry);
  }

  private takeShown({ meldingId, status }: EntryOf<'terminal'>): void {
    this.evidence.shown = true;
    this.endsOf(meldingId).shown = status;
  }

  private takePublished({ meldingId = '', at, status = '' }: EntryOf<'event'>, limits: Limits): void {
    this.evidence.published = true;
    this.backFromAside(meldingId, msOf(at), limits);
    this.endsOf(meldingId).published ??= status;
  }

  private takeTold({ meldingId, organisation, status = '' }: EntryOf<'callback'>): void {
    this.toldOrganisations.add(organisation);
    this.endsOf(meldingId).told ??= status;
  }

  private endsOf(meldingId: string): Ends {
    const known = this.ends.get(meldingId) ?? {};
    this.ends.set(meldingId, known);
    return known;
  }

  private backFromAside(meldingId: string, atMs: number, { setAsideMs }: Limits): void {
    const since = this.asideSince.get(meldingId);
    this.asideSince.delete(meldingId);
    if (since === undefined || setAsideMs === undefined || atMs - since <= setAsideMs) return;
    this.tooLong.push({ subject: meldingId, says: `set aside for ${atMs - since} ms` });
  }

  private judge(request: EntryOf<'accepted'>): Offender[] {
    const ends = this.ends.get(request.meldingId) ?? {};
    return [...this.missing(request, ends), ...this.contradictions(ends)].map((says) => ({
      subject: `${request.meldingId} (${request.vin})`,
      says,
    }));
  }

  private missing({ organisation }: EntryOf<'accepted'>, { shown, published, told }: Ends): string[] {
    const expected: readonly (readonly [boolean, boolean, string])[] = [
      [this.evidence.shown, Boolean(shown), 'the case shows no end'],
      [this.evidence.published, published !== undefined, 'no stage told how it ended'],
      [this.toldOrganisations.has(organisation), told !== undefined, 'no callback told how it ended'],
      [this.evidenceIsMissing, false, 'nothing says how it ended'],
    ];
    return expected.flatMap(([isExpected, isThere, says]) => (isExpected && !isThere ? [`lost: ${says}`] : []));
  }

  private get evidenceIsMissing(): boolean {
    return !this.evidence.shown && !this.evidence.published && this.toldOrganisations.size === 0;
  }

  private contradictions({ shown, published, told }: Ends): string[] {
    const differ = (one: string | null | undefined, other: string | undefined): boolean =>
      Boolean(one && other && one !== other);
    return [
      ...(differ(shown, published) && shown !== WITHDRAWN_LATER
        ? [`two ends: the case shows ${shown}, the event said ${published}`]
        : []),
      ...(differ(told, published) ? [`two ends: the callback told ${told}, the event said ${published}`] : []),
    ];
  }
}
