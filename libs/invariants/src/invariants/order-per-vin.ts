import type { Entry, EntryOf } from '../history/entry';
import { type Finding, type Invariant, type Offender } from './invariant';

interface Applied {
  readonly offset: bigint;
  readonly seq: number;
  readonly subject: string;
}

/** Its number may become known by a repetition only. */
interface Seen extends Omit<Applied, 'seq'> {
  readonly seq: number | undefined;
}

const byOffset = (a: Applied, b: Applied): number => Number(a.offset - b.offset);
const isNumbered = (seen: Seen): seen is Applied => seen.seq !== undefined;

/** Those that come after one of a higher number. */
const inverted = <Item extends { readonly seq: number }>(items: readonly Item[]): { item: Item; after: number }[] => {
  let highest = -Infinity;
  return items.flatMap((item) => {
    const after = highest;
    highest = Math.max(highest, item.seq);
    return item.seq < after ? [{ item, after }] : [];
  });
};

/** I3: facts and callbacks about one VIN come in the order in which the requests were accepted; a repetition counts where it came first. */
export class OrderPerVin implements Invariant {
  readonly id = 'I3';
  readonly title = 'order per VIN';
  readonly counts = 'events and callbacks about a VIN';
  private readonly facts = new Map<string, Map<string, Seen>>();
  private readonly told = new Map<string, Map<string, { seq: number; subject: string }>>();
  private readonly partitions = new Map<string, number>();
  private readonly placeless = new Set<string>();
  private readonly offenders: Offender[] = [];

  take(entry: Entry): void {
    if (entry.kind === 'event') this.takeEvent(entry);
    else if (entry.kind === 'callback') this.takeCallback(entry);
    else if (entry.kind === 'setAside' || entry.kind === 'waits') this.placeless.add(entry.meldingId);
  }

  finish(): Finding {
    let checked = 0;
    const offenders = [...this.offenders];
    for (const [where, facts] of this.facts) {
      const numbered = [...facts.values()].filter(isNumbered);
      const ordered = numbered.filter(({ subject }) => !this.placeless.has(subject)).sort(byOffset);
      checked += ordered.length;
      for (const { item, after } of inverted(ordered))
        offenders.push({ subject: item.subject, says: `inverted: ${where}: number ${item.seq} after ${after}` });
    }
    for (const [where, callbacks] of this.told) {
      checked += callbacks.size;
      for (const { item, after } of inverted([...callbacks.values()]))
        offenders.push({ subject: item.subject, says: `inverted: ${where}: sekvens ${item.seq} after ${after}` });
    }
    return { checked, offenders };
  }

  private takeEvent({ topic, partition, offset, key, id, seq, meldingId }: EntryOf<'event'>): void {
    const where = `${topic} ${key}`;
    if (seq !== undefined) this.takePlace(where, partition);
    const facts = this.facts.get(where) ?? new Map<string, Seen>();
    this.facts.set(where, facts);
    const known = facts.get(id);
    const comesFirst = !known || BigInt(offset) < known.offset;
    facts.set(id, {
      offset: comesFirst ? BigInt(offset) : known.offset,
      seq: known?.seq ?? seq,
      subject: meldingId ?? id,
    });
  }

  private takePlace(where: string, partition: number): void {
    const home = this.partitions.get(where) ?? partition;
    this.partitions.set(where, home);
    if (home === partition) return;
    const [topic = '', key = ''] = where.split(' ');
    this.offenders.push({ subject: key, says: `${topic}: in partition ${home} and in ${partition}` });
  }

  private takeCallback({ endpoint, vin, webhookId, sekvens }: EntryOf<'callback'>): void {
    const where = `callbacks to ${endpoint} about ${vin}`;
    const callbacks = this.told.get(where) ?? new Map<string, { seq: number; subject: string }>();
    this.told.set(where, callbacks);
    if (!callbacks.has(webhookId)) callbacks.set(webhookId, { seq: sekvens, subject: webhookId });
  }
}
