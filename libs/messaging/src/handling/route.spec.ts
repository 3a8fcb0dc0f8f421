import { EcocAwaited, encode } from '@kjoreklar/contracts';
import type { HandlerPolicy } from './handler-policy';
import { readMessage } from './incoming-message';
import { eventRoute } from './route';

const policy: HandlerPolicy = { tries: 1, firstDelayMs: 1, maxDelayMs: 1, then: 'deadLetter' };

const encoded = encode(
  EcocAwaited,
  {
    id: 'e1',
    source: '/t',
    occurredAt: '2026-07-06T08:00:00Z',
    correlationId: 'c1',
    causationId: 'p1',
    traceparent: '00-a-b-01',
  },
  {
    meldingId: 'b9f6b7a6-61f0-4f9b-8f64-0b4b5a4c2f11',
    vin: 'WV1ZZZ00000000001',
    seq: 1,
    reason: 'NOT_FOUND',
    askUntil: '2026-07-07T00:00:00Z',
  },
);

const aMessage = (
  change: { headers?: Record<string, Buffer | Buffer[]>; value?: Buffer | null; key?: Buffer | null } = {},
) =>
  readMessage(EcocAwaited.topic, 0, {
    key: Buffer.from(encoded.key),
    value: Buffer.from(encoded.value),
    offset: '1',
    timestamp: '1',
    attributes: 0,
    ...change,
    headers: {
      ...Object.fromEntries(Object.entries(encoded.headers).map(([name, text]) => [name, Buffer.from(text)])),
      ...change.headers,
    },
  });

const whole = eventRoute(EcocAwaited, policy, async () => undefined);
const headline = eventRoute(EcocAwaited, { ...policy, decode: 'headers' }, async () => undefined);

describe('a route of an event', () => {
  it('decodes metadata and data', () => {
    expect(whole.decode(aMessage())).toMatchObject({
      ok: true,
      payload: { id: 'e1', topic: EcocAwaited.topic, correlationId: 'c1', traceparent: '00-a-b-01', data: { seq: 1 } },
    });
  });

  it('decodes only metadata and key for a headline, whatever the value', () => {
    expect(headline.decode(aMessage({ value: Buffer.from('not JSON') }))).toEqual({
      ok: true,
      payload: {
        id: 'e1',
        source: '/t',
        occurredAt: '2026-07-06T08:00:00Z',
        correlationId: 'c1',
        causationId: 'p1',
        traceparent: '00-a-b-01',
        topic: EcocAwaited.topic,
        key: 'WV1ZZZ00000000001',
      },
    });
  });

  it.each([
    [
      'several values of a header',
      { headers: { ce_id: [Buffer.from('a'), Buffer.from('b')] } },
      'header ce_id has several values',
    ],
    [
      'a header of ours that is not text',
      { headers: { ce_source: Buffer.from([0xff]) } },
      'header ce_source is not UTF-8',
    ],
    [
      'another type',
      { headers: { ce_type: Buffer.from('ecoc.other.v1') } },
      'ce_type is ecoc.other.v1, not ecoc.awaited.v1',
    ],
    ['bytes that are not text', { value: Buffer.from([0x7b, 0xff]) }, 'the value is not UTF-8'],
    ['no value', { value: null }, 'the value is missing'],
    ['no JSON', { value: Buffer.from('{"vin":') }, 'value is not JSON'],
    ['a broken schema', { value: Buffer.from('{"vin":"short"}') }, 'vin: not a VIN'],
  ])('finds %s malformed', (_name, change, problem) => {
    const decoded = whole.decode(aMessage(change));
    expect(decoded.ok ? [] : decoded.problems).toContainEqual(expect.stringContaining(problem));
  });

  it('leaves binary headers of others alone', () => {
    expect(whole.decode(aMessage({ headers: { 'kafka_dlt-original-offset': Buffer.from([0xff]) } })).ok).toBe(true);
  });

  it('needs a key for a headline', () => {
    expect(headline.decode(aMessage({ key: null })).ok).toBe(false);
  });
});
