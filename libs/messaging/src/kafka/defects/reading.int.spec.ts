import { eventually, uniqueName } from '@kjoreklar/testing';
import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import { PlainKafkajs } from '../../../test/plain-kafkajs';
import { patience, Stage } from '../../../test/stage';

jest.setTimeout(60_000);

const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);

/** Snappy without compressing anything: a stream of literals of at most 60 bytes. */
const snappy = (data: Buffer): Buffer => {
  const parts: Uint8Array[] = [Uint8Array.from(varint(data.length))];
  for (let at = 0; at < data.length; at += 60) {
    const literal = data.subarray(at, at + 60);
    parts.push(Uint8Array.of((literal.length - 1) << 2), literal);
  }
  return Buffer.concat(parts);
};

describe('reading what others wrote', () => {
  let stage: Stage;
  let plain: PlainKafkajs;

  beforeEach(async () => {
    stage = await Stage.open(1);
    plain = await PlainKafkajs.open();
  });
  afterEach(async () => {
    await plain.close();
    await stage.close();
  });

  const sendCompressed = async (topics: string[], value: string): Promise<void> => {
    const unknown = CompressionCodecs[CompressionTypes.Snappy];
    CompressionCodecs[CompressionTypes.Snappy] = () => ({
      compress: async ({ buffer }: { buffer: Buffer }) => snappy(buffer),
    });
    const producer = await plain.producer();
    for (const topic of topics)
      await producer.send({ topic, compression: CompressionTypes.Snappy, messages: [{ key: 'a', value }] });
    CompressionCodecs[CompressionTypes.Snappy] = unknown;
  };

  it('a message compressed with snappy ends a plain consumer for good; the broker unpacks it for topics of ours', async () => {
    const topic = uniqueName('topic');
    await plain.admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
    await sendCompressed([topic, stage.topic], 'snappy '.repeat(50));
    await plain.send(topic, [{ value: 'after' }]);
    await plain.send(stage.topic, [{ value: 'after' }]);
    const seenPlain: string[] = [];
    const consumer = await plain.consume([topic], {
      eachMessage: async ({ message }) => void seenPlain.push(String(message.value)),
    });
    const crashes: [string, boolean][] = [];
    consumer.on(consumer.events.CRASH, ({ payload }) => void crashes.push([payload.error.message, payload.restart]));
    const seen: string[] = [];
    stage.engine(async (value) => void seen.push(value));
    await eventually(() => expect(seen).toEqual(['snappy '.repeat(50), 'after']), patience);
    await eventually(() => expect(crashes).toEqual([['Snappy compression not implemented', false]]), patience);
    expect(seenPlain).toEqual([]);
  });

  it('several values of a header become one that nobody sent when a plain consumer reads them as text; ours names them', async () => {
    await plain.send(stage.topic, [{ value: 'x', headers: { ce_id: ['one', 'two'], ce_type: 'type' } }]);
    const read: string[] = [];
    await plain.consume([stage.topic], {
      eachMessage: async ({ message }) => void read.push(String(message.headers?.['ce_id'])),
    });
    const seen: string[] = [];
    stage.engine(async (value) => void seen.push(value), {
      decode: ({ headers }) => `${String(headers.texts['ce_id'])}: ${headers.problems.join()}`,
    });
    await eventually(() => expect(read).toEqual(['one,two']), patience);
    await eventually(() => expect(seen).toEqual(['undefined: header ce_id has several values']), patience);
  });

  it('a value that a plain consumer hands out keeps the whole response in memory; ours is by itself', async () => {
    const large = 'x'.repeat(100_000);
    await plain.send(
      stage.topic,
      Array.from({ length: 3 }, () => ({ value: large })),
    );
    const kept: number[] = [];
    await plain.consume([stage.topic], {
      eachMessage: async ({ message }) => void kept.push(message.value?.buffer.byteLength ?? 0),
    });
    const keptByOurs: number[] = [];
    stage.engine(async () => undefined, {
      decode: ({ value }) => String(keptByOurs.push(value?.buffer.byteLength ?? 0)),
    });
    await eventually(() => expect([kept, keptByOurs].map(({ length }) => length)).toEqual([3, 3]), patience);
    expect(Math.min(...kept)).toBeGreaterThan(3 * large.length);
    expect(keptByOurs).toEqual(Array(3).fill(large.length));
  });
});
