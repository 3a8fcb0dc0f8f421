import type { Entry, EntryOf } from '../history/entry';
import { type Finding, type Invariant, type Offender } from './invariant';

/** How far the messages of a partition have been compared with what a group committed. */
interface Comparison {
  taken: number;
  /** Not below any committed offset yet. */
  ahead: string[];
}

const getOrMake = <Value>(map: Map<string, Value>, key: string, make: () => Value): Value => {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
};

/** I5: a committed offset is never past unfinished work. Judged for a group and topic of which the history tells what was finished. */
export class CommitSafety implements Invariant {
  readonly id = 'I5';
  readonly title = 'commit safety';
  readonly counts = 'committed offsets';
  private readonly messages = new Map<string, string[]>();
  private readonly seen = new Set<string>();
  private readonly finished = new Map<string, Set<string>>();
  private readonly comparisons = new Map<string, Comparison>();
  /** Group and topic → what a verdict about it would be. */
  private readonly findings = new Map<string, { told: boolean; commits: number; offenders: Offender[] }>();

  take(entry: Entry): void {
    if (entry.kind === 'event') this.takeEvent(entry);
    else if (entry.kind === 'finished') this.takeFinished(entry);
    else if (entry.kind === 'committed') this.takeCommitted(entry);
  }

  finish(): Finding {
    const told = [...this.findings.values()].filter((finding) => finding.told);
    return {
      checked: told.reduce((sum, { commits }) => sum + commits, 0),
      offenders: told.flatMap(({ offenders }) => offenders),
    };
  }

  private takeEvent({ topic, partition, offset }: EntryOf<'event'>): void {
    const place = `${topic}/${partition}`;
    if (this.seen.has(`${place}/${offset}`)) return;
    this.seen.add(`${place}/${offset}`);
    getOrMake(this.messages, place, () => []).push(offset);
  }

  private takeFinished({ group, topic, partition, offset }: EntryOf<'finished'>): void {
    this.findingOf(group, topic).told = true;
    getOrMake(this.finished, `${group} ${topic}/${partition}`, () => new Set<string>()).add(offset);
  }

  private takeCommitted({ group, topic, partition, offset, at }: EntryOf<'committed'>): void {
    const finding = this.findingOf(group, topic);
    finding.commits += 1;
    const place = `${group} ${topic}/${partition}`;
    const messages = this.messages.get(`${topic}/${partition}`) ?? [];
    const comparison = getOrMake(this.comparisons, place, () => ({ taken: 0, ahead: [] }));
    const candidates = [...comparison.ahead, ...messages.slice(comparison.taken)];
    const finished = this.finished.get(place);
    comparison.taken = messages.length;
    comparison.ahead = candidates.filter((candidate) => BigInt(candidate) >= BigInt(offset));
    for (const passed of candidates.filter((candidate) => BigInt(candidate) < BigInt(offset)))
      if (!finished?.has(passed))
        finding.offenders.push({
          subject: `${place}/${passed}`,
          says: `committed up to ${offset} at ${at}, before this was finished`,
        });
  }

  private findingOf(group: string, topic: string) {
    return getOrMake(this.findings, `${group} ${topic}`, () => ({ told: false, commits: 0, offenders: [] }));
  }
}
