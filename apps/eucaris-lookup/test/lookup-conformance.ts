import type { EncodedEvent, PreregistrationRequested } from '@kjoreklar/contracts';
import { FakeEucarisClient, foundDocuments } from '../src/clients/fake-eucaris-client';
import { Lookup } from '../src/lookup/lookup';
import type { LookupStore, WaitingLookup } from '../src/lookup/lookup-store';
import { StepClock } from './step-clock';

export interface LookupsUnderTest {
  readonly store: LookupStore & { withdraw(withdrawal: { meldingId: string; requestedAt: string }): Promise<void> };
  /** What waits, due or not. */
  waitingFor(meldingId: string): Promise<WaitingLookup | undefined>;
  /** All that went out, in order. */
  sent(): Promise<readonly EncodedEvent[]>;
}

export interface LookupsSetup {
  readonly open: () => Promise<LookupsUnderTest>;
  /** Builds the event of a request. */
  readonly aRequest: (given: { meldingId: string; vin: string; waitUntil?: string }) => PreregistrationRequested;
}

const VIN = 'WV1ZZZ00000000001';
const partial = { kind: 'partial', silentCountries: ['D'] } as const;
const notFound = { kind: 'notFound' } as const;

/** What must hold of look-ups wherever they are kept. */
export const describeLookups = (name: string, { open, aRequest }: LookupsSetup): void => {
  describe(name, () => {
    const request = aRequest({ meldingId: '7f1c2b9e-0a51-4c1c-9d57-7c0a8d1f2e11', vin: VIN });
    const { meldingId } = request.data;
    const withdrawal = { meldingId, requestedAt: '2026-07-06T08:00:00.000Z' };
    let subject: LookupsUnderTest;
    let eucaris: FakeEucarisClient;
    let clock: StepClock;
    let lookup: Lookup;

    beforeEach(async () => {
      subject = await open();
      eucaris = new FakeEucarisClient();
      clock = new StepClock();
      lookup = new Lookup({ eucaris, store: subject.store, clock });
    });

    const sent = async (): Promise<string[]> => (await subject.sent()).map(({ topic }) => topic);
    const waiting = async (): Promise<WaitingLookup> => {
      const found = await subject.waitingFor(meldingId);
      if (!found) throw new Error('the request does not wait');
      return found;
    };
    const askWhenDue = async (): Promise<Date | null> => {
      const due = await waiting();
      clock.moveTo(due.waiting.nextAskAt);
      return lookup.answerWaiting(due);
    };

    it('tells what was found', async () => {
      eucaris.will(VIN, foundDocuments('<eCoC/>'));
      await lookup.answer(request);
      expect(await sent()).toEqual(['ecoc.obtained.v1']);
    });

    it('asks once, and tells again what it told, though EUCARIS has changed its mind', async () => {
      eucaris.will(VIN, foundDocuments('<first/>'), foundDocuments('<second/>'), notFound);
      await lookup.answer(request);
      await lookup.answer(request);
      const [first, again, ...rest] = await subject.sent();
      expect(again).toEqual(first);
      expect(rest).toEqual([]);
      expect(eucaris.asked).toEqual([VIN]);
    });

    it('lets the first of two answers stand that were asked for at the same time', async () => {
      eucaris.will(VIN, foundDocuments('<first/>'), notFound);
      await Promise.all([lookup.answer(request), lookup.answer(request)]);
      const [first, second] = await subject.sent();
      expect(second).toEqual(first);
    });

    it('does not begin to wait anew when it stood still until the wait of another was over', async () => {
      const asks = Promise.withResolvers<void>();
      const goesOn = Promise.withResolvers<void>();
      const ask = async () => {
        asks.resolve();
        await goesOn.promise;
        return partial;
      };
      const late = new Lookup({ eucaris: { ask }, store: subject.store, clock }).answer(request);
      await asks.promise;
      eucaris.will(VIN, partial, foundDocuments('<eCoC/>'));
      await lookup.answer(request);
      await askWhenDue();
      goesOn.resolve();
      await late;
      expect(await sent()).toEqual(['ecoc.awaited.v1', 'ecoc.obtained.v1']);
      expect(await subject.waitingFor(meldingId)).toBeUndefined();
    });

    it('records nothing when EUCARIS fails, and asks anew', async () => {
      eucaris.will(VIN, 'fails', notFound);
      await expect(lookup.answer(request)).rejects.toMatchObject({ code: 'EUCARIS_FAILED' });
      expect(await sent()).toEqual([]);
      await lookup.answer(request);
      expect(await sent()).toEqual(['ecoc.unavailable.v1']);
    });

    it('tells once that it waits, asks when due, and tells what came of it', async () => {
      eucaris.will(VIN, partial, partial, foundDocuments('<eCoC/>'));
      await lookup.answer(request);
      expect(await sent()).toEqual(['ecoc.awaited.v1']);
      expect(await askWhenDue()).toEqual((await waiting()).waiting.nextAskAt);
      expect(await askWhenDue()).toBeNull();
      expect(await sent()).toEqual(['ecoc.awaited.v1', 'ecoc.obtained.v1']);
      expect(await subject.waitingFor(meldingId)).toBeUndefined();
    });

    it('tells a duplicate of a waiting request that it waits, without asking', async () => {
      eucaris.will(VIN, partial);
      await lookup.answer(request);
      await lookup.answer(request);
      const [first, again] = await subject.sent();
      expect(again).toEqual(first);
      expect(eucaris.asked).toEqual([VIN]);
    });

    it('tells a duplicate the late answer', async () => {
      eucaris.will(VIN, partial, foundDocuments('<eCoC/>'), notFound);
      await lookup.answer(request);
      await askWhenDue();
      await lookup.answer(request);
      const [, late, again] = await subject.sent();
      expect(again).toEqual(late);
    });

    it('takes no failure for an answer while it waits', async () => {
      eucaris.will(VIN, partial, 'fails', foundDocuments('<eCoC/>'));
      await lookup.answer(request);
      expect(await askWhenDue()).toEqual(new Date('2026-07-06T08:00:03.000Z'));
      await askWhenDue();
      expect(await sent()).toEqual(['ecoc.awaited.v1', 'ecoc.obtained.v1']);
    });

    it('gives up on silent states after half an hour', async () => {
      eucaris.will(VIN, partial);
      await lookup.answer(request);
      for (let count = 0; count < 100 && (await askWhenDue()) !== null; count += 1);
      expect(clock.now()).toEqual(new Date('2026-07-06T08:30:00.000Z'));
      expect(await sent()).toEqual(['ecoc.awaited.v1', 'ecoc.unavailable.v1']);
    });

    it('keeps all that it knows of a wait', async () => {
      const patient = aRequest({ meldingId, vin: VIN, waitUntil: '2026-07-06' });
      eucaris.will(VIN, partial, notFound, notFound);
      await lookup.answer(patient);
      await askWhenDue();
      await askWhenDue();
      expect(await waiting()).toEqual({
        request: patient,
        waiting: {
          reason: 'NOT_FOUND',
          asks: 2,
          partialSince: new Date('2026-07-06T08:00:00.000Z'),
          askUntil: new Date('2026-07-06T22:00:00.000Z'),
          nextAskAt: new Date('2026-07-06T08:00:16.000Z'),
        },
      });
    });

    it('ends a wait in silence when the request is withdrawn', async () => {
      eucaris.will(VIN, partial);
      await lookup.answer(request);
      await subject.store.withdraw(withdrawal);
      expect(await subject.waitingFor(meldingId)).toBeUndefined();
      await lookup.answer(request);
      expect(await sent()).toEqual(['ecoc.awaited.v1']);
      expect(eucaris.asked).toEqual([VIN]);
    });

    it('says nothing of an answer that comes after the withdrawal', async () => {
      eucaris.will(VIN, partial, foundDocuments('<eCoC/>'));
      await lookup.answer(request);
      const due = await waiting();
      await subject.store.withdraw(withdrawal);
      await lookup.answerWaiting(due);
      expect(await sent()).toEqual(['ecoc.awaited.v1']);
    });

    it('does not ask about a request that was withdrawn before it came', async () => {
      await subject.store.withdraw(withdrawal);
      await subject.store.withdraw(withdrawal);
      await lookup.answer(request);
      expect(eucaris.asked).toEqual([]);
      expect(await sent()).toEqual([]);
    });

    it('tells an answered request again, though it has been withdrawn since', async () => {
      eucaris.will(VIN, notFound);
      await lookup.answer(request);
      await subject.store.withdraw(withdrawal);
      await lookup.answer(request);
      expect(await sent()).toEqual(['ecoc.unavailable.v1', 'ecoc.unavailable.v1']);
    });
  });
};
