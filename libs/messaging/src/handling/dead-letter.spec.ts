import { deadLetterOf, readDeadLetter } from './dead-letter';
import { readMessage } from './incoming-message';

const place = { topic: 'ecoc.accepted.v1.registry.dlt', originalTopic: 'ecoc.accepted.v1', group: 'registry' };
const burial = { reason: { code: 'REGISTRY_GONE', message: 'gone' }, errorClass: 'PermanentError', attempts: 3 };

const aMessage = (headers: Record<string, Buffer | Buffer[]>) =>
  readMessage('ecoc.accepted.v1', 7, {
    key: Buffer.from('WV1ZZZ00000000001'),
    value: Buffer.from([0xff, 0x00, 0xfe]),
    headers,
    offset: '9007199254740993',
    timestamp: '1767225600000',
    attributes: 0,
  });

describe('a dead letter', () => {
  it('keeps key, value bytes and headers, and says where from and why under the names that tools read', () => {
    const letter = deadLetterOf(aMessage({ ce_id: Buffer.from('e1') }), place, burial);
    expect(letter.topic).toBe(place.topic);
    expect(letter.key).toBe('WV1ZZZ00000000001');
    expect(letter.value).toEqual(Buffer.from([0xff, 0x00, 0xfe]));
    expect(letter.headers).toMatchObject({
      ce_id: 'e1',
      'kafka_dlt-original-topic': 'ecoc.accepted.v1',
      'kafka_dlt-original-partition': Buffer.from([0, 0, 0, 7]),
      'kafka_dlt-original-offset': Buffer.from([0, 0x20, 0, 0, 0, 0, 0, 1]),
      'kafka_dlt-original-consumer-group': 'registry',
      'kafka_dlt-exception-fqcn': 'PermanentError',
      'kafka_dlt-exception-message': 'gone',
      'x-original-topic': 'ecoc.accepted.v1',
      'x-original-partition': '7',
      'x-original-offset': '9007199254740993',
      'x-dead-letter-code': 'REGISTRY_GONE',
    });
  });

  it('keeps headers that are not ours to read: several values, binary', () => {
    const traces = [Buffer.from('a'), Buffer.from('b')];
    const { headers } = deadLetterOf(aMessage({ trace: traces, blob: Buffer.from([0xff]) }), place, burial);
    expect(headers['trace']).toEqual(traces);
    expect(headers['blob']).toEqual(Buffer.from([0xff]));
  });

  it('can be read back, and cuts long messages', () => {
    const long = { ...burial, reason: { code: 'X', message: 'y'.repeat(5_000) } };
    const { headers, ...letter } = deadLetterOf(aMessage({ ce_id: Buffer.from('e1') }), place, long);
    const raw = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, Buffer.from(value as string)]),
    );
    const read = readDeadLetter({ ...aMessage(raw), topic: letter.topic }, place);
    expect(read).toMatchObject({
      topic: place.topic,
      originalTopic: 'ecoc.accepted.v1',
      originalPartition: 7,
      originalOffset: '9007199254740993',
      group: 'registry',
      key: 'WV1ZZZ00000000001',
      reason: { code: 'X' },
    });
    expect(read.reason.message).toHaveLength(1_000);
    expect(read.headers['ce_id']).toBe('e1');
  });

  it('without any header of ours is known by its topic', () => {
    expect(readDeadLetter(aMessage({}), place)).toMatchObject({
      originalTopic: 'ecoc.accepted.v1',
      group: 'registry',
      reason: { code: 'UNKNOWN' },
    });
  });
});
