import {
  encode,
  PreregistrationRequested,
  PreregistrationWithdrawalRequested,
  type EncodedEvent,
} from '@kjoreklar/contracts';
import { aPreregistrationRequested, aWithdrawalRequested, InMemoryBus } from '@kjoreklar/testing';
import { InMemoryLookups } from '../../test/in-memory-lookups';
import { StepClock } from '../../test/step-clock';
import { FakeEucarisClient, foundDocuments } from '../clients/fake-eucaris-client';
import { Lookup } from '../lookup/lookup';
import { PostgresLookupStore } from '../store/lookup.store';
import { OnPreregistrationRequested } from './on-preregistration-requested.handler';
import { OnPreregistrationWithdrawalRequested } from './on-preregistration-withdrawal-requested.handler';

const eucaris = new FakeEucarisClient();
const lookups = new InMemoryLookups();
let bus: InMemoryBus;

beforeAll(async () => {
  bus = await InMemoryBus.of({
    controllers: [OnPreregistrationRequested, OnPreregistrationWithdrawalRequested],
    providers: [
      { provide: Lookup, useValue: new Lookup({ eucaris, store: lookups, clock: new StepClock() }) },
      { provide: PostgresLookupStore, useValue: lookups },
    ],
  });
});
afterAll(() => bus.close());

const requested = (event: PreregistrationRequested): EncodedEvent =>
  encode(PreregistrationRequested, event, event.data);
const sentAbout = (meldingId: string) =>
  lookups.sent.filter(({ value }) => value.includes(meldingId)).map(({ topic, key }) => `${topic} ${key}`);

describe('the handlers of eucaris-lookup', () => {
  it('answer a request', async () => {
    const event = aPreregistrationRequested({ vin: 'WV1ZZZ00000000011' });
    eucaris.will(event.data.vin, foundDocuments('<eCoC/>'));
    expect(await bus.send(requested(event))).toEqual({ outcome: 'done' });
    expect(sentAbout(event.data.meldingId)).toEqual(['ecoc.obtained.v1 WV1ZZZ00000000011']);
  });

  it('have a request that EUCARIS fails on tried again', async () => {
    const event = aPreregistrationRequested({ vin: 'WV1ZZZ00000000012' });
    eucaris.will(event.data.vin, 'fails', { kind: 'notFound' });
    expect(await bus.send(requested(event))).toMatchObject({ outcome: 'retry', error: { code: 'EUCARIS_FAILED' } });
    expect(await bus.send(requested(event), 2)).toEqual({ outcome: 'done' });
    expect(sentAbout(event.data.meldingId)).toEqual(['ecoc.unavailable.v1 WV1ZZZ00000000012']);
  });

  it('leave a withdrawn request alone', async () => {
    const event = aPreregistrationRequested({ vin: 'WV1ZZZ00000000013' });
    const { meldingId, vin } = event.data;
    const withdrawal = aWithdrawalRequested({ meldingId, vin });
    await bus.send(encode(PreregistrationWithdrawalRequested, withdrawal, withdrawal.data));
    expect(await bus.send(requested(event))).toEqual({ outcome: 'done' });
    expect(sentAbout(meldingId)).toEqual([]);
  });
});
