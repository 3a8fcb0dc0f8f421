import {
  encode,
  PreregistrationCompleted,
  PreregistrationWithdrawalRefused,
  PreregistrationWithdrawn,
} from '@kjoreklar/contracts';
import { DatabaseUnavailableError } from '@kjoreklar/persistence';
import { aPreregistrationCompleted, InMemoryBus } from '@kjoreklar/testing';
import { CallbackDelivery } from '../delivery/callback-delivery';
import type { ImporterEvent } from '../domain/importer-event';
import { OnPreregistrationCompleted } from './on-preregistration-completed.handler';
import { OnPreregistrationWithdrawalRefused } from './on-preregistration-withdrawal-refused.handler';
import { OnPreregistrationWithdrawn } from './on-preregistration-withdrawn.handler';

describe('an event for an importer', () => {
  let accepted: ImporterEvent[];
  let failure: Error | undefined;
  let bus: InMemoryBus;

  beforeEach(async () => {
    accepted = [];
    failure = undefined;
    const accept = async (event: ImporterEvent): Promise<void> => {
      if (failure) throw failure;
      accepted.push(event);
    };
    bus = await InMemoryBus.of({
      controllers: [OnPreregistrationCompleted, OnPreregistrationWithdrawn, OnPreregistrationWithdrawalRefused],
      providers: [{ provide: CallbackDelivery, useValue: { accept } }],
    });
  });
  afterEach(() => bus.close());

  const event = aPreregistrationCompleted({ importerSequence: 3 });

  it.each([
    [PreregistrationCompleted, 'preregistration.completed'],
    [PreregistrationWithdrawn, 'preregistration.withdrawn'],
    [PreregistrationWithdrawalRefused, 'preregistration.withdrawal-refused'],
  ] as const)('%# is taken in under its own id and type', async (definition, type) => {
    await expect(bus.send(encode(definition, event, event.data))).resolves.toEqual({ outcome: 'done' });
    expect(accepted).toEqual([
      {
        id: event.id,
        type,
        organisation: '310000019',
        vin: 'WV1ZZZ00000000001',
        sequence: 3,
        body: expect.stringContaining(`"type":"${type}"`),
      },
    ]);
  });

  it.each([
    [59, 'retry'],
    [60, 'deadLetter'],
  ])('that the database refused %i times ends that try as %s', async (attempt, outcome) => {
    failure = new DatabaseUnavailableError('gone');
    const sent = bus.send(encode(PreregistrationCompleted, event, event.data), attempt);
    await expect(sent).resolves.toMatchObject({ outcome });
  });

  it('that breaks its schema is a dead letter', async () => {
    const broken = { ...encode(PreregistrationCompleted, event, event.data), value: '{"meldingId":1}' };
    await expect(bus.send(broken)).resolves.toMatchObject({ outcome: 'deadLetter' });
    expect(accepted).toEqual([]);
  });
});
