import { eventually } from '@kjoreklar/testing';
import { PermanentError } from './errors/permanent-error';
import { type Handle, largest, patience, Stage } from '../test/stage';

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

jest.setTimeout(90_000);

describe('messaging on a real Kafka', () => {
  let stage: Stage;
  afterEach(() => stage.close());

  it('speaks with it: topics, idempotent producer, group, commits, the largest message; no timer runs wild', async () => {
    stage = await Stage.open();
    const warnings: string[] = [];
    const listen = ({ name }: Error): void => void warnings.push(name);
    process.on('warning', listen);
    const seen: string[] = [];
    stage.engine(async (value) => void seen.push(value));
    const large = 'x'.repeat(largest - 10_000);
    await stage.producer.publish([stage.event('a', 'small'), stage.event('b', large)]);
    await eventually(() => expect(seen).toHaveLength(2), patience);
    expect(new Set(seen)).toEqual(new Set(['small', large]));
    await eventually(async () => expect(await stage.committed()).toBe(2), patience);
    expect(warnings).not.toContain('TimeoutNegativeWarning');
    process.off('warning', listen);
  });

  it('publishes the events of a key in order, however many publish at once', async () => {
    stage = await Stage.open();
    const keys = numbers(20);
    await Promise.all(
      keys.map(async (key) => {
        for (let round = 0; round < 30; round++)
          await stage.producer.publish([stage.event(key, `${round}.0`), stage.event(key, `${round}.1`)]);
      }),
    );
    const messages = await stage.read(stage.topic, 1_200);
    for (const key of keys)
      expect(messages.filter((message) => message.key === key).map(({ value }) => String(value))).toEqual(
        numbers(30).flatMap((round) => [`${round}.0`, `${round}.1`]),
      );
  });

  it('brings a poison message to the dead letters, bytes unchanged, while other keys flow', async () => {
    stage = await Stage.open(1);
    const seen: string[] = [];
    stage.engine(async (value) => {
      if (value.startsWith('poison')) throw new PermanentError('TEST_POISON', 'never');
      seen.push(value);
    });
    const bytes = Buffer.concat([Buffer.from('poison'), Buffer.from([0xff, 0x00, 0xc3])]);
    const producer = stage.kafka.producer();
    await producer.connect();
    await producer.send({
      topic: stage.topic,
      messages: [
        { key: 'a', value: 'a1' },
        { key: 'p', value: bytes, headers: { ce_id: 'e1', blob: Buffer.from([0xfe]), twice: ['1', '2'] } },
        { key: 'p', value: 'p2' },
        { key: 'b', value: 'b1' },
      ],
    });
    await producer.disconnect();
    await eventually(() => expect(new Set(seen)).toEqual(new Set(['a1', 'p2', 'b1'])), patience);
    const [letter] = await stage.read(stage.deadLetters, 1);
    expect(letter?.value).toEqual(bytes);
    expect(letter?.key).toBe('p');
    expect(letter?.headers.texts).toMatchObject({
      ce_id: 'e1',
      'x-original-topic': stage.topic,
      'x-original-offset': '1',
      'kafka_dlt-exception-message': 'never',
      'x-dead-letter-code': 'TEST_POISON',
    });
    expect(letter?.headers.raw?.['twice']).toEqual([Buffer.from('1'), Buffer.from('2')]);
    await eventually(async () => expect(await stage.committed()).toBe(4), patience);
  });

  it('does not let a slow key hold the others of its partition', async () => {
    stage = await Stage.open(1);
    const seen: string[] = [];
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    stage.engine(async (value) => {
      if (value === 'slow') await slow;
      seen.push(value);
    });
    await stage.producer.publish([
      stage.event('s', 'slow'),
      ...numbers(200).map((value) => stage.event(`k${value}`, value)),
    ]);
    await eventually(() => expect(seen).toHaveLength(200), patience);
    expect(await stage.committed()).toBe(0);
    release();
    await eventually(async () => expect(await stage.committed()).toBe(201), patience);
  });

  it('loses nothing when it drains under load, and goes on where it stopped', async () => {
    stage = await Stage.open();
    const order = new Map<string, number[]>();
    let handled = 0;
    const handle: Handle = async (value, { key }) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      order.set(String(key), [...(order.get(String(key)) ?? []), Number(value)]);
      handled++;
    };
    const first = stage.engine(handle);
    await stage.producer.publish(numbers(6_000).map((value) => stage.event(`k${Number(value) % 97}`, value)));
    await eventually(() => expect(handled).toBeGreaterThan(500), patience);
    await first.drain(5_000);
    const handledByFirst = handled;
    expect(handledByFirst).toBeLessThan(6_000);
    const committed = await stage.committed();
    expect(committed).toBeGreaterThan(0);
    expect(committed).toBeLessThanOrEqual(handledByFirst);
    stage.engine(handle);
    await eventually(async () => expect(await stage.committed()).toBe(6_000), patience);
    for (const values of order.values()) {
      const firstTimes = [...new Set(values)];
      expect(firstTimes).toEqual([...firstTimes].sort((a, b) => a - b));
    }
    expect(new Set([...order.values()].flat()).size).toBe(6_000);
    // What was handled past the prefix is handled again, nothing else.
    expect(handled).toBeLessThanOrEqual(6_000 + handledByFirst - committed);
  });

  it('loses nothing when a second instance joins and the first leaves under load', async () => {
    stage = await Stage.open();
    const seen = new Set<string>();
    const handle: Handle = async (value) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      seen.add(value);
    };
    const first = stage.engine(handle);
    await eventually(() => expect(first.unreadyReason()).toBeUndefined(), patience);
    let published = 0;
    const publishing = (async () => {
      for (let round = 0; round < 40; round++) {
        await stage.producer.publish(
          numbers(100).map((value) => stage.event(`k${Number(value)}`, `${round}-${value}`)),
        );
        published += 100;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    await eventually(() => expect(published).toBeGreaterThan(500), patience);
    const second = stage.engine(handle);
    await eventually(() => expect(second.unreadyReason()).toBeUndefined(), patience);
    await first.drain(2_000);
    await publishing;
    await eventually(() => expect(seen.size).toBe(4_000), patience);
  });
});
