import { eventually } from '@kjoreklar/testing';
import { NotifierStage } from '../../test/notifier-stage';
import { anImporterEvent, vinOf } from '../../test/open-notifier';
import type { ReceivedCall } from '../../test/receiver';

jest.setTimeout(30_000);
const soon = { timeoutMs: 8_000 };

describe('a callback', () => {
  let stage: NotifierStage;
  beforeEach(async () => {
    stage = await NotifierStage.open();
  });
  afterEach(() => stage.close());

  const firstRow = async <Row extends object>(query: string): Promise<Row | undefined> =>
    (await stage.stored.database.query<Row>(query, [])).rows[0];
  const secondsToNextAttempt = async (): Promise<number | undefined> => {
    const row = await firstRow<{ seconds: string }>(
      'select extract(epoch from available_at - now()) as seconds from delivery where attempt_count = 1',
    );
    return row && Number(row.seconds);
  };

  it('reaches every endpoint of the organisation that wants it, signed, with the same bytes', async () => {
    const [first, second, other] = [
      await stage.receiver(),
      await stage.receiver(),
      await stage.receiver(undefined, '310000027'),
    ];
    const instance = await stage.instance();
    const event = anImporterEvent({ body: '{"type":"preregistration.completed","æ":1}' });
    await instance.accept(event);
    await eventually(async () => expect(await stage.statuses()).toEqual(['DELIVERED', 'DELIVERED']), soon);
    const calls = [...first.receiver.calls, ...second.receiver.calls];
    expect(calls.map(({ id, body }) => ({ id, body }))).toEqual([
      { id: event.id, body: event.body },
      { id: event.id, body: event.body },
    ]);
    expect(calls[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-timestamp': expect.stringMatching(/^\d{10}$/),
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
    });
    expect(other.receiver.calls).toEqual([]);
    expect(await firstRow('select number, response_status, error, response_snippet from attempt')).toEqual({
      number: 1,
      response_status: 204,
      error: null,
      response_snippet: null,
    });
  });

  it('is not made for an organisation without an endpoint, nor for an event that the endpoint does not want', async () => {
    const { receiver } = await stage.receiver();
    await stage.stored.database.query(`update endpoint set events = '{preregistration.withdrawn}'`, []);
    const instance = await stage.instance();
    await instance.accept(anImporterEvent());
    await instance.accept(anImporterEvent({ organisation: '310000027' }));
    expect(await stage.statuses()).toEqual([]);
    expect(receiver.calls).toEqual([]);
  });

  it('is made once, however often the event comes', async () => {
    const { receiver } = await stage.receiver();
    const instance = await stage.instance();
    const event = anImporterEvent();
    await Promise.all([instance.accept(event), instance.accept(event), instance.accept(event)]);
    await eventually(async () => expect(await stage.statuses()).toEqual(['DELIVERED']), soon);
    await instance.accept(event);
    expect(receiver.ids()).toEqual([event.id]);
  });

  it('is tried again on time, with the same id and bytes and a new timestamp', async () => {
    const { receiver } = await stage.receiver((_, calls) => ({
      status: calls.length === 1 ? 500 : 204,
      body: 'sorry',
    }));
    const instance = await stage.instance({ pollEveryMs: 60_000 });
    const event = anImporterEvent();
    await instance.accept(event);
    await eventually(async () => expect(await stage.statuses()).toEqual(['DELIVERED']), soon);
    const [first, second] = receiver.calls as [ReceivedCall, ReceivedCall];
    expect([second.id, second.body]).toEqual([first.id, first.body]);
    expect(second.atMs - first.atMs).toBeGreaterThanOrEqual(5_000);
    expect(second.atMs - first.atMs).toBeLessThan(6_500);
    expect(second.headers['webhook-timestamp']).not.toBe(first.headers['webhook-timestamp']);
    expect(second.headers['webhook-signature']).not.toBe(first.headers['webhook-signature']);
    expect(await firstRow('select response_snippet from attempt where number = 1')).toEqual({
      response_snippet: 'sorry',
    });
  });

  it('waits as long as the receiver asks for', async () => {
    await stage.receiver(() => ({ status: 503, headers: { 'retry-after': '120' } }));
    const instance = await stage.instance();
    await instance.accept(anImporterEvent());
    await eventually(async () => expect(await secondsToNextAttempt()).toBeGreaterThan(115), soon);
    expect(await secondsToNextAttempt()).toBeLessThanOrEqual(120);
  });

  it('is given up after the eleventh attempt', async () => {
    const { receiver } = await stage.receiver(() => 'hangUp');
    const instance = await stage.instance();
    await instance.accept(anImporterEvent());
    await eventually(
      async () => {
        await stage.makeDue();
        expect(await stage.statuses()).toEqual(['EXHAUSTED']);
      },
      { timeoutMs: 15_000 },
    );
    expect(receiver.calls).toHaveLength(11);
    expect(
      await firstRow('select count(*)::int as count, min(number) as first, max(number) as last from attempt'),
    ).toEqual({
      count: 11,
      first: 1,
      last: 11,
    });
  });

  it('answered 410 ends the endpoint, and all that it was owed', async () => {
    const { receiver } = await stage.receiver(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { status: 410 };
    });
    const instance = await stage.instance({ concurrency: { perEndpoint: 1, total: 64 } });
    const owed = [1, 2, 3].flatMap((vin) => [1, 2].map((sequence) => anImporterEvent({ vin: vinOf(vin), sequence })));
    for (const event of owed) await instance.accept(event);
    await eventually(
      async () =>
        expect(await firstRow('select status, disabled_reason from endpoint')).toEqual({
          status: 'DISABLED',
          disabled_reason: 'GONE',
        }),
      soon,
    );
    await instance.accept(anImporterEvent({ vin: vinOf(4), sequence: 1 }));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await stage.statuses()).toEqual(Array(6).fill('CANCELLED'));
    expect(receiver.calls).toHaveLength(1);
    expect(await firstRow('select max(attempt_count) as attempts from delivery')).toEqual({ attempts: 1 });
  });

  it('goes to nobody once the endpoint is deleted', async () => {
    const { receiver, endpointId } = await stage.receiver(() => ({ status: 500 }));
    const instance = await stage.instance();
    await instance.accept(anImporterEvent());
    await eventually(() => expect(receiver.calls).toHaveLength(1), soon);
    await stage.stored.endpoints.remove(endpointId, '310000019');
    instance.forgetEndpoint(endpointId);
    expect(await stage.statuses()).toEqual(['CANCELLED']);
    expect(await firstRow('select sealed_secret, status from endpoint')).toEqual({
      sealed_secret: null,
      status: 'DELETED',
    });
  });

  it('goes to the new address after a change, also from memory', async () => {
    const [before, after] = [await stage.receiver(), await stage.receiver(undefined, '310000027')];
    const instance = await stage.instance();
    await instance.accept(anImporterEvent({ vin: vinOf(1) }));
    await eventually(() => expect(before.receiver.calls).toHaveLength(1), soon);
    const { rows } = await stage.stored.database.query<{ url: string }>('select url from endpoint where id = $1', [
      after.endpointId,
    ]);
    await stage.stored.endpoints.change(before.endpointId, '310000019', { url: String(rows[0]?.url) });
    await instance.accept(anImporterEvent({ vin: vinOf(2) }));
    await eventually(() => expect(after.receiver.calls).toHaveLength(1), soon);
    expect(before.receiver.calls).toHaveLength(1);
  });
});
