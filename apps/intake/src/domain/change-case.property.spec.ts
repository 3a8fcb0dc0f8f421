import fc from 'fast-check';
import {
  aCase,
  answered,
  askedToWithdraw,
  awaited,
  checked,
  decided,
  follow,
  type NumberedChange,
  obtained,
  READY,
  replacing,
  setAside,
} from '../../test/case-samples';
import { type Case, statusOf } from './case';
import type { CaseEvent } from './case-event';
import type { CaseChange } from './change-case';

const permuted = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

/** All in any order, some of them more than once. */
const delivered = (changes: readonly NumberedChange[]): fc.Arbitrary<NumberedChange[]> =>
  fc.tuple(permuted(changes), fc.shuffledSubarray([...changes])).map(([first, again]) => [...first, ...again]);

const told = (events: readonly CaseEvent[], kind: CaseEvent['kind']): number[] =>
  events.filter((event) => event.kind === kind).map(({ subject }) => subject.seq);

/** How the pipeline may treat a request, and how the case must end, whatever the order in which intake hears of it. */
const stories: readonly (readonly [changes: readonly CaseChange[], status: string, withdrawal?: Case['withdrawal']])[] =
  [
    [[decided(READY), obtained, checked], READY],
    [[decided('AVVIST'), obtained], 'AVVIST'],
    [[decided('ECOC_IKKE_FUNNET'), awaited], 'ECOC_IKKE_FUNNET'],
    [[decided(READY), awaited, obtained, checked, setAside], READY],
    [[decided(READY), answered(true, 'REPLACED'), checked], 'ERSTATTET', replacing(9)],
    [[answered(true, 'REPLACED')], 'ERSTATTET', replacing(9)],
    [[decided('AVVIST'), answered(true, 'REPLACED'), setAside], 'ERSTATTET', replacing(9)],
    [[decided(READY), answered(false, 'REPLACED')], READY, replacing(9)],
    [[decided('ERSTATTET'), answered(true)], 'TRUKKET', { ...replacing(9), reason: 'WITHDRAWN', replacedBy: null }],
  ];
const aStory = fc.constantFrom(...stories);

describe('whatever the order in which a case is heard of', () => {
  it('it ends the same, once, and its importer is told once', () => {
    const run = fc.array(aStory, { minLength: 1, maxLength: 4 }).chain((chosen) => {
      const cases = chosen.map(([, , withdrawal], index) => aCase({ seq: index + 1, withdrawal: withdrawal ?? null }));
      const changes = chosen.flatMap(([own], index) => own.map((change): NumberedChange => [index + 1, change]));
      return fc.tuple(fc.constant({ chosen, cases }), delivered(changes));
    });
    fc.assert(
      fc.property(run, ([{ chosen, cases }, changes]) => {
        const { vehicle, events } = follow(cases, changes);
        expect(vehicle.cases.map(statusOf)).toEqual(chosen.map(([, status]) => status));
        expect(told(events, 'completed').sort()).toEqual(cases.map(({ seq }) => seq));
        expect(events.map((event) => 'importerSequence' in event && event.importerSequence)).toEqual(
          cases.map((_, index) => index + 1),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('cases close in the order of acceptance unless one waits or is set aside', () => {
    const plain = stories.filter(([own]) => !own.includes(awaited) && !own.includes(setAside));
    const run = fc.array(fc.constantFrom(...plain), { minLength: 2, maxLength: 5 }).chain((chosen) => {
      const cases = chosen.map(([, , withdrawal], index) => aCase({ seq: index + 1, withdrawal: withdrawal ?? null }));
      const changes = chosen.flatMap(([own], index) => own.map((change): NumberedChange => [index + 1, change]));
      return fc.tuple(fc.constant(cases), delivered(changes));
    });
    fc.assert(
      fc.property(run, ([cases, changes]) => {
        expect(told(follow(cases, changes).events, 'completed')).toEqual(cases.map(({ seq }) => seq));
      }),
      { numRuns: 1_000 },
    );
  });

  it('a withdrawal that the importer asks for at any moment ends in one of two ways, never in both', () => {
    const changes: CaseChange[] = [obtained, checked, decided(READY)];
    const run = fc.tuple(
      permuted(changes),
      fc.nat({ max: changes.length }),
      fc.nat({ max: changes.length }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(run, ([own, askedAfter, answeredAfter, granted]) => {
        const asked = [...own.slice(0, askedAfter), askedToWithdraw, ...own.slice(askedAfter)];
        const at = Math.min(asked.length, asked.indexOf(askedToWithdraw) + 1 + answeredAfter);
        const all = [...asked.slice(0, at), answered(granted), ...asked.slice(at)];
        const { vehicle, events } = follow(
          [aCase()],
          all.map((change) => [1, change]),
        );
        expect(told(events, 'completed')).toEqual([1]);
        expect(told(events, 'withdrawalRequested')).toEqual([1]);
        expect(vehicle.cases.map(statusOf)).toEqual([granted ? 'TRUKKET' : READY]);
        const closedFirst =
          events.findIndex(({ kind }) => kind === 'completed') <
          events.findIndex(({ kind }) => kind === 'withdrawalRequested');
        expect(told(events, granted ? 'withdrawn' : 'withdrawalRefused')).toEqual(closedFirst ? [1] : []);
      }),
    );
  });

  it('its status never goes back', () => {
    const rank = ['HENTER_ECOC', 'VENTER_PA_ECOC', 'KONTROLLERER', 'REGISTRERER', READY];
    fc.assert(
      fc.property(permuted([awaited, obtained, checked, decided(READY), obtained, awaited]), (changes) => {
        const seen = changes.map((_, index) => {
          const { vehicle } = follow(
            [aCase()],
            changes.slice(0, index + 1).map((change) => [1, change]),
          );
          return rank.indexOf(statusOf(vehicle.cases[0] ?? aCase()));
        });
        expect(seen).toEqual([...seen].sort());
      }),
    );
  });
});
