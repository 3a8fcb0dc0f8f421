import { silentLogger, systemClock } from '@kjoreklar/service-kit';
import { eventually } from '@kjoreklar/testing';
import { Registry } from 'prom-client';
import type { CallReport } from '../clients/webhook.client';
import type { ClaimedDelivery, LedgerEntry } from '../store/delivery-entry';
import { DeliveryMemory } from './delivery-memory';
import { DeliveryMetrics } from './delivery-metrics';
import { Dispatcher } from './dispatcher';
import type { SendResult } from './webhook-sender';

const answered = (status: number): CallReport => ({
  outcome: { kind: 'answered', status },
  startedAt: new Date(),
  durationMs: 3,
});
const unanswered: CallReport = { ...answered(0), outcome: { kind: 'unanswered', code: 'UND_ERR_DESTROYED' } };

const aDelivery = (given: Partial<ClaimedDelivery> = {}): ClaimedDelivery => ({
  id: '1',
  endpointId: 'endpoint-1',
  eventId: 'event-1',
  vin: 'WV1ZZZ00000000001',
  sequence: 1,
  body: '{}',
  failedAttempts: 0,
  endpointRevision: 1,
  leaseEndsAtMs: performance.now() + 60_000,
  ...given,
});

describe('the dispatcher', () => {
  let stored: LedgerEntry[];
  let failures: number;
  let retries: number[];
  let gone: string[];
  let results: (SendResult | Error | Promise<SendResult>)[];
  let sent: string[];
  let registry: Registry;
  let memory: DeliveryMemory;
  let dispatcher: Dispatcher;

  beforeEach(() => {
    [stored, failures, retries, gone, results, sent] = [[], 0, [], [], [], []];
    registry = new Registry();
    memory = new DeliveryMemory({ perEndpoint: 4, total: 8 });
    dispatcher = new Dispatcher({
      memory,
      ledger: {
        submit: async (entry) => {
          failures -= 1;
          if (failures >= 0) throw new Error('no database');
          stored.push(entry);
        },
      },
      sender: {
        send: async ({ id }) => {
          sent.push(id);
          const result = await (results.shift() ?? answered(204));
          if (result instanceof Error) throw result;
          return result;
        },
      },
      metrics: new DeliveryMetrics(registry),
      logger: silentLogger(),
      clock: systemClock,
      random: () => 0,
      timeoutMs: 15_000,
      onRetry: (inMs) => retries.push(inMs),
      onGone: (endpointId) => gone.push(endpointId),
    });
  });

  const hold = (delivery: ClaimedDelivery): void =>
    memory.committed({ outcomes: [], released: [], claimed: [delivery], backlog: [], polled: false });
  const soon = { timeoutMs: 3_000 };

  it('sends what comes into memory, and has the outcome stored', async () => {
    const delivery = aDelivery();
    hold(delivery);
    await eventually(
      () =>
        expect(stored).toEqual([
          { kind: 'outcome', delivery, verdict: { status: 'DELIVERED' }, report: expect.anything() },
        ]),
      soon,
    );
    expect(await registry.metrics()).toContain('webhook_attempts_total{result="delivered"} 1');
  });

  it('tells when a retry is due', async () => {
    results = [answered(500)];
    hold(aDelivery());
    await eventually(() => expect(stored).toMatchObject([{ verdict: { status: 'PENDING', retryInMs: 5_000 } }]), soon);
    expect(retries).toEqual([5_000]);
  });

  it('tells when a receiver says that it is gone', async () => {
    results = [answered(410)];
    hold(aDelivery());
    await eventually(
      () => expect(stored).toMatchObject([{ verdict: { status: 'CANCELLED', disableEndpoint: true } }]),
      soon,
    );
    expect(gone).toEqual(['endpoint-1']);
  });

  it('tries again to store an outcome until it is stored, without another call', async () => {
    failures = 2;
    hold(aDelivery());
    await eventually(() => expect(stored).toHaveLength(1), soon);
    expect(sent).toEqual(['1']);
  });

  it('gives back what it has no time to send', async () => {
    hold(aDelivery({ leaseEndsAtMs: performance.now() + 15_000 }));
    await eventually(() => expect(stored).toMatchObject([{ kind: 'release' }]), soon);
    expect(sent).toEqual([]);
  });

  it('gives back what it cannot send because the endpoint cannot be read', async () => {
    results = [new Error('no database')];
    hold(aDelivery());
    await eventually(() => expect(stored).toMatchObject([{ kind: 'release' }]), soon);
  });

  it('cancels what is meant for an endpoint that is not active', async () => {
    results = ['notActive'];
    hold(aDelivery());
    await eventually(
      () =>
        expect(stored).toMatchObject([{ kind: 'outcome', verdict: { status: 'CANCELLED', disableEndpoint: false } }]),
      soon,
    );
    expect(stored[0]).not.toHaveProperty('report');
  });

  it('does not hold it against a receiver that shutdown ended the call', async () => {
    let end: (result: SendResult) => void = () => undefined;
    results = [new Promise<SendResult>((resolve) => (end = resolve))];
    hold(aDelivery());
    const stopped = dispatcher.stop(3_000);
    end(unanswered);
    await stopped;
    expect(stored).toMatchObject([{ kind: 'release' }]);
  });

  it('starts nothing once it stops, and does not wait longer than told to', async () => {
    results = [new Promise<SendResult>(() => undefined)];
    hold(aDelivery());
    await dispatcher.stop(20);
    hold(aDelivery({ id: '2', vin: 'WV1ZZZ00000000002' }));
    expect(sent).toEqual(['1']);
  });
});
