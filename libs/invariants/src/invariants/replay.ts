import type { Entry } from '../history/entry';
import { type Finding, type Invariant, type Offender } from './invariant';

interface Replay {
  readonly before: ReadonlyMap<string, string>;
  readonly after: Map<string, string>;
  readonly at: string;
}

/** I6: replaying a range twice equals replaying it once, and calls nobody outside. */
export class ReplayChangesNothing implements Invariant {
  readonly id = 'I6';
  readonly title = 'replay';
  readonly counts = 'states before and after a replay, and outcomes and calls during it';
  private readonly states = new Map<string, string>();
  private readonly outcomes = new Set<string>();
  private readonly replays: Replay[] = [];
  private underWay = false;
  private seenDuring = 0;
  private readonly offenders: Offender[] = [];

  take(entry: Entry): void {
    if (entry.kind === 'replay') this.takeReplay(entry.phase, entry.at);
    else if (entry.kind === 'state') this.takeState(entry.of, entry.digest);
    else if (entry.kind === 'event' && entry.stage) this.takeOutcome(entry.id, entry.meldingId ?? entry.key);
    else if (this.underWay) this.takeCall(entry);
  }

  finish(): Finding {
    const compared = this.replays.flatMap(({ before, after, at }) =>
      [...after].flatMap(([of, digest]) => (before.has(of) ? [{ of, at, same: before.get(of) === digest }] : [])),
    );
    const changed = compared
      .filter(({ same }) => !same)
      .map(({ of, at }) => ({ subject: of, says: `changed by the replay of ${at}` }));
    return {
      checked: compared.length + this.seenDuring + this.offenders.length,
      offenders: [...this.offenders, ...changed],
    };
  }

  private takeReplay(phase: 'begun' | 'ended', at: string): void {
    this.underWay = phase === 'begun';
    if (this.underWay) this.replays.push({ before: new Map(this.states), after: new Map(), at });
  }

  private takeState(of: string, digest: string): void {
    this.states.set(of, digest);
    const replay = this.replays.at(-1);
    if (replay && !this.underWay && !replay.after.has(of)) replay.after.set(of, digest);
  }

  private takeOutcome(id: string, subject: string): void {
    if (this.underWay) this.seenDuring += 1;
    if (this.underWay && !this.outcomes.has(id)) this.offend(subject, `a replay made a new outcome, ${id}`);
    this.outcomes.add(id);
  }

  private takeCall(entry: Entry): void {
    if (entry.kind === 'call') this.offend(entry.vin, 'EUCARIS was called during a replay');
    else if (entry.kind === 'callback') this.offend(entry.meldingId, `${entry.type} was called back during a replay`);
  }

  private offend(subject: string, says: string): void {
    this.offenders.push({ subject, says });
  }
}
