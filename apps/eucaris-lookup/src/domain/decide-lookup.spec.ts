import { anEcocHeadline } from '../../test/ecoc-sample';
import { foundDocuments } from '../clients/fake-eucaris-client';
import { decideLookup, type LookupDecision, type WeighedAnswer } from './decide-lookup';
import type { Waiting } from './waiting';
import { weigh } from './weigh-answer';

const vin = 'WV1ZZZ00000000001';
const start = new Date('2026-07-06T08:00:00.000Z');
const found = (...documents: string[]) => weigh(foundDocuments(...documents), vin);
const after = (seconds: number): Date => new Date(start.getTime() + seconds * 1_000);
const minutes = (count: number): number => count * 60;

const partial: WeighedAnswer = { kind: 'partial', silentCountries: ['D', '<x>'] };
const notFound: WeighedAnswer = { kind: 'notFound' };

interface Given {
  readonly waitUntil?: string;
  readonly waiting?: Waiting;
}
const given = ({ waitUntil, waiting }: Given = {}) => ({
  when: (answer: WeighedAnswer, now: Date = start) => {
    const decision = decideLookup(answer, { vin, waitUntil: waitUntil ?? null }, { now, waiting: waiting ?? null });
    return {
      then: (expected: object) => expect(decision).toMatchObject(expected),
      decision,
    };
  },
});
const waitingIn = (decision: LookupDecision): Waiting => {
  if (decision.kind !== 'waiting') throw new Error(`decided ${decision.kind}`);
  return decision.waiting;
};

/** Asks again each time it is due, with the same answer, until something else is decided. */
const insist = (answer: WeighedAnswer, waitUntil?: string) => {
  const asked: Date[] = [start];
  let decision = given({ waitUntil }).when(answer).decision;
  while (decision.kind === 'waiting') {
    const { waiting } = decision;
    asked.push(waiting.nextAskAt);
    decision = given({ waitUntil, waiting }).when(answer, waiting.nextAskAt).decision;
  }
  const gapsSeconds = asked.slice(1).map((at, index) => (at.getTime() - (asked[index] as Date).getTime()) / 1_000);
  return { decision, gapsSeconds, lastAsk: asked.at(-1) as Date };
};

describe('decideLookup', () => {
  it('obtains what was found', async () => {
    given()
      .when(await found(anEcocHeadline()))
      .then({ kind: 'obtained', selected: 0 });
  });

  it('selects among several', async () => {
    const answer = await found(anEcocHeadline({ version: 1 }), anEcocHeadline({ version: 2 }));
    given()
      .when(answer)
      .then({ kind: 'obtained', selected: 1, documents: [{}, {}] });
  });

  it('tells what is odd about the documents together', async () => {
    const answer = await found(anEcocHeadline({ version: 1 }), anEcocHeadline({ version: 3 }));
    given()
      .when(answer)
      .then({ kind: 'obtained', selected: 1, warnings: [{ code: 'ECOC_VERSJON_MANGLER_I_REKKEN' }] });
  });

  it('cannot choose between equal versions', async () => {
    given()
      .when(await found(anEcocHeadline({ variant: 'A' }), anEcocHeadline({ variant: 'B' })))
      .then({ kind: 'unavailable', reason: 'CONFLICT', errors: [{ code: 'ECOC_MOTSTRIDENDE_DOKUMENTER' }] });
  });

  it('has no use for a vehicle that is not finished', async () => {
    given()
      .when(await found(anEcocHeadline({ stage: 'I' })))
      .then({ kind: 'unavailable', reason: 'INCOMPLETE', errors: [{ code: 'ECOC_BARE_UFULLSTENDIG_KJORETOY' }] });
  });

  it('ends at once when nobody knows the vehicle and nobody waits', () => {
    given()
      .when(notFound)
      .then({ kind: 'unavailable', reason: 'NOT_FOUND', errors: [{ code: 'ECOC_IKKE_FUNNET' }] });
  });

  it('waits for an unknown vehicle until the day has ended in Norway', () => {
    given({ waitUntil: '2026-07-06' })
      .when(notFound)
      .then({
        kind: 'waiting',
        waiting: { reason: 'NOT_FOUND', asks: 1, askUntil: new Date('2026-07-06T22:00:00Z'), nextAskAt: after(5) },
      });
  });

  it('asks ever more seldom, and a last time when the day ends', () => {
    const { decision, gapsSeconds, lastAsk } = insist(notFound, '2026-07-06');
    expect(gapsSeconds.slice(0, 10)).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
    expect(lastAsk.toISOString()).toBe('2026-07-06T22:00:00.000Z');
    expect(decision).toMatchObject({ kind: 'unavailable', reason: 'NOT_FOUND' });
  });

  it('does not wait for a day that is over', () => {
    given({ waitUntil: '2026-07-05' }).when(notFound).then({ kind: 'unavailable', reason: 'NOT_FOUND' });
  });

  it('gives silent states half an hour, then says who was silent', () => {
    const { decision, gapsSeconds, lastAsk } = insist(partial);
    expect(gapsSeconds.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
    expect(lastAsk).toEqual(after(minutes(30)));
    expect(decision).toMatchObject({
      kind: 'unavailable',
      reason: 'PARTIAL',
      errors: [{ code: 'ECOC_EUCARIS_SVARTE_IKKE_FULLSTENDIG', en: expect.stringContaining('(missing: D)') }],
    });
  });

  it('counts the half hour from the first partial answer', () => {
    const first = waitingIn(given().when(partial).decision);
    given({ waiting: first })
      .when(partial, after(minutes(20)))
      .then({ waiting: { askUntil: after(minutes(30)) } });
  });

  it('gives silent states as long as the importer waits, if that is longer', () => {
    given({ waitUntil: '2026-07-06' })
      .when(partial)
      .then({ waiting: { reason: 'PARTIAL', askUntil: new Date('2026-07-06T22:00:00Z') } });
  });

  it('takes a complete "not found" for an answer, though it waited for silent states', () => {
    const waiting = waitingIn(given().when(partial).decision);
    given({ waiting }).when(notFound, after(1)).then({ kind: 'unavailable', reason: 'NOT_FOUND' });
  });

  it('begins a new row of asks when the answer is of another sort', () => {
    const waiting = waitingIn(given({ waitUntil: '2026-07-06' }).when(partial).decision);
    given({ waitUntil: '2026-07-06', waiting })
      .when(notFound, after(1))
      .then({ waiting: { reason: 'NOT_FOUND', asks: 1, nextAskAt: after(6) } });
  });

  it('ends the wait with what was found at last', async () => {
    const waiting = waitingIn(given().when(partial).decision);
    given({ waiting })
      .when(await found(anEcocHeadline()), after(1))
      .then({ kind: 'obtained' });
  });
});
