/** An organisation's part in the work: what it has waiting, what it has unfinished with the other services, when its last turn was. */
export interface Part {
  readonly organisation: string;
  readonly waiting: number;
  readonly unfinished: number;
  /** In milliseconds; 0 when it never waited for a turn. */
  readonly lastTurnMs: number;
}

export interface Places {
  /** Most requests with the other services at a time. */
  readonly all: number;
  /** Most of one organisation, so that a newcomer always finds a place. */
  readonly ofOne: number;
}

/** One organisation alone takes at most three quarters. */
export const placesOf = (all: number): Places => ({ all, ofOne: Math.ceil(all * 0.75) });

const unfinishedOf = (parts: readonly Part[]): number => parts.reduce((sum, { unfinished }) => sum + unfinished, 0);

const comesFirst = (left: Part, right: Part): number =>
  left.unfinished - right.unfinished || left.lastTurnMs - right.lastTurnMs;

/** Later than any turn before. */
const JUST_NOW_MS = Number.MAX_SAFE_INTEGER;

const withPart = (sorted: readonly Part[], part: Part): Part[] => {
  const index = sorted.findIndex((other) => comesFirst(part, other) < 0);
  return sorted.toSpliced(index < 0 ? sorted.length : index, 0, part);
};

const isNext = (part: Part, { ofOne }: Places): boolean => part.waiting > 0 && part.unfinished < ofOne;

/**
 * How many each organisation may release now, `most` in all. A free place goes to whoever has the fewest, and among those to the one whose turn
 * was longest ago; so a place that comes free goes round, however much one of them has waiting.
 */
export const sharePlaces = (parts: readonly Part[], places: Places, most: number): Map<string, number> => {
  const turns = new Map<string, number>();
  let standing = parts.filter((part) => isNext(part, places)).sort(comesFirst);
  for (let free = Math.min(places.all - unfinishedOf(parts), most); free > 0; free -= 1) {
    const [next, ...others] = standing;
    if (!next) break;
    turns.set(next.organisation, (turns.get(next.organisation) ?? 0) + 1);
    const served = { ...next, waiting: next.waiting - 1, unfinished: next.unfinished + 1, lastTurnMs: JUST_NOW_MS };
    standing = isNext(served, places) ? withPart(others, served) : others;
  }
  return turns;
};

/** A request that has just come in; `mustWait` where an earlier one of its VIN waits. */
export interface Arrival {
  readonly organisation: string;
  readonly mustWait: boolean;
}

const newcomer = (organisation: string): Part => ({ organisation, waiting: 0, unfinished: 0, lastTurnMs: 0 });

const fairShare = (parts: readonly Part[], { all, ofOne }: Places): number =>
  Math.min(ofOne, Math.max(1, Math.floor(all / Math.max(1, parts.length))));

const fits = (part: Part, parts: readonly Part[], places: Places): boolean => {
  if (part.waiting > 0 || unfinishedOf(parts) >= places.all) return false;
  const someoneWaits = parts.some(({ waiting }) => waiting > 0);
  return part.unfinished < (someoneWaits ? fairShare(parts, places) : places.ofOne);
};

/** Which arrivals need not wait at all, in the order given: nothing of their organisation waits, and there is a place for them. */
export const placeArrivals = (arrivals: readonly Arrival[], parts: readonly Part[], places: Places): boolean[] => {
  const known = new Map(parts.map((part) => [part.organisation, part]));
  return arrivals.map(({ organisation, mustWait }) => {
    const part = known.get(organisation) ?? newcomer(organisation);
    known.set(organisation, part);
    const placed = !mustWait && fits(part, [...known.values()], places);
    const { waiting, unfinished } = part;
    known.set(organisation, placed ? { ...part, unfinished: unfinished + 1 } : { ...part, waiting: waiting + 1 });
    return placed;
  });
};
