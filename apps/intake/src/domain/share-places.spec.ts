import fc from 'fast-check';
import { type Part, placeArrivals, placesOf, sharePlaces } from './share-places';

const part = (organisation: string, waiting: number, unfinished = 0, lastTurnMs = 0): Part => ({
  organisation,
  waiting,
  unfinished,
  lastTurnMs,
});
const places = placesOf(8);
const share = (parts: readonly Part[], most = 100) => Object.fromEntries(sharePlaces(parts, places, most));

describe('free places', () => {
  it('go to one organisation when only it waits, up to three quarters', () => {
    expect(share([part('A', 2)])).toEqual({ A: 2 });
    expect(share([part('A', 1_000)])).toEqual({ A: 6 });
  });

  it('go round', () => {
    expect(share([part('A', 1_000), part('B', 1_000)])).toEqual({ A: 4, B: 4 });
    expect(share([part('A', 1_000), part('B', 1)])).toEqual({ A: 6, B: 1 });
  });

  it('go to whoever has the fewest unfinished', () => {
    expect(share([part('A', 1_000, 4), part('B', 1_000, 1)])).toEqual({ B: 3 });
  });

  it('go, among equals, to the one whose turn was longest ago', () => {
    expect(share([part('A', 9, 1, 300), part('B', 9, 1, 100), part('C', 9, 1, 200)], 2)).toEqual({ B: 1, C: 1 });
  });

  it('are none while all are taken', () => {
    expect(share([part('A', 9, 6), part('B', 9, 2)])).toEqual({});
    expect(share([part('A', 9, 6), part('B', 9, 9)])).toEqual({});
  });

  it('come to every organisation in the end, however many there are', () => {
    let parts = Array.from({ length: 50 }, (_, index) => part(`org ${index}`, 3));
    const served = new Set<string>();
    for (let turn = 1; turn <= 7; turn += 1) {
      const turns = sharePlaces(parts, places, 100);
      for (const organisation of turns.keys()) served.add(organisation);
      parts = parts.map((each) => (turns.has(each.organisation) ? { ...each, lastTurnMs: turn } : each));
    }
    expect(served.size).toBe(50);
  });

  const aPart = fc.record({
    waiting: fc.nat({ max: 20 }),
    unfinished: fc.nat({ max: 10 }),
    lastTurnMs: fc.nat({ max: 3 }),
  });
  const someParts = fc
    .array(aPart, { maxLength: 8 })
    .map((all) => all.map((given, i) => ({ ...given, organisation: `o${i}` })));

  it('are never more than there are, nor left free while one may have them', () => {
    fc.assert(
      fc.property(someParts, fc.integer({ min: 1, max: 30 }), (parts, all) => {
        const given = placesOf(all);
        const turns = sharePlaces(parts, given, 1_000);
        const total =
          parts.reduce((sum, { unfinished }) => sum + unfinished, 0) + [...turns.values()].reduce((a, b) => a + b, 0);
        const taken = parts.map((each) => ({ ...each, turns: turns.get(each.organisation) ?? 0 }));
        if (turns.size > 0) expect(total).toBeLessThanOrEqual(all);
        for (const { waiting, unfinished, turns: own } of taken) {
          expect(own).toBeLessThanOrEqual(waiting);
          if (own > 0) expect(unfinished + own).toBeLessThanOrEqual(given.ofOne);
          if (total < all) expect(own === waiting || unfinished + own >= given.ofOne).toBe(true);
        }
      }),
    );
  });

  it('make nobody richer who could have left a place to a poorer one', () => {
    fc.assert(
      fc.property(someParts, fc.integer({ min: 1, max: 30 }), (parts, all) => {
        const turns = sharePlaces(parts, placesOf(all), 1_000);
        const after = parts.map((each) => ({ ...each, own: turns.get(each.organisation) ?? 0 }));
        const richest = Math.max(
          0,
          ...after.filter(({ own }) => own > 0).map(({ unfinished, own }) => unfinished + own),
        );
        for (const { waiting, unfinished, own } of after)
          if (waiting > own)
            expect(unfinished + own).toBeGreaterThanOrEqual(Math.min(richest - 1, placesOf(all).ofOne));
      }),
    );
  });
});

describe('an arrival', () => {
  const arrive = (parts: readonly Part[], ...organisations: string[]) =>
    placeArrivals(
      organisations.map((organisation) => ({ organisation, mustWait: false })),
      parts,
      places,
    );

  it('need not wait while there are places', () => {
    expect(arrive([], 'A', 'A', 'B')).toEqual([true, true, true]);
  });

  it('waits once its organisation has three quarters of them', () => {
    expect(arrive([], ...Array<string>(8).fill('A'))).toEqual([true, true, true, true, true, true, false, false]);
  });

  it('of a newcomer finds a place beside one who has all that one may have', () => {
    expect(arrive([part('A', 1_000, 6)], 'B')).toEqual([true]);
  });

  it('does not overtake what its organisation has waiting', () => {
    expect(arrive([part('A', 1, 0)], 'A')).toEqual([false]);
  });

  it('waits for an earlier one of its VIN', () => {
    expect(placeArrivals([{ organisation: 'A', mustWait: true }], [], places)).toEqual([false]);
  });

  it('takes no more than a fair share while others wait', () => {
    expect(arrive([part('A', 1_000, 2)], ...Array<string>(5).fill('B'))).toEqual([true, true, true, true, false]);
  });

  it('waits when every place is taken', () => {
    expect(arrive([part('A', 1, 6), part('B', 0, 2)], 'C')).toEqual([false]);
  });
});
