import { setImmediate as nextTurn } from 'node:timers/promises';
import { silentLogger } from '@kjoreklar/service-kit';
import { PermanentError } from '../errors/permanent-error';
import type { OutgoingRecord } from '../handling/dead-letter';
import type { Route } from '../handling/route';
import { ConsumerEngine, type ConsumerEngineOptions } from './consumer-engine';
import { FakeConsumer, type FakeMessage } from './fake-consumer';

const topic = 'test.v1';

interface Call {
  readonly value: string;
  readonly attempt: number;
  end: (error?: Error) => void;
}

const message = (key: string, value = key): FakeMessage => ({ key, value });

/** An engine whose handlers end by hand. */
const setUp = async (options: Partial<ConsumerEngineOptions> = {}, partitions = 2) => {
  const consumer = new FakeConsumer(topic, partitions);
  const calls: Call[] = [];
  const open: Call[] = [];
  const published: OutgoingRecord[] = [];
  const route: Route = {
    topic,
    policy: {
      tries: 3,
      firstDelayMs: 1_000,
      maxDelayMs: 60_000,
      then: { delaysMs: [60_000], mostTries: 1_000, mostAgeMs: 3_600_000 },
    },
    givenUp: 'deadLetterTopic',
    decode: ({ value }) =>
      String(value) === 'broken' ? { ok: false, problems: ['broken'] } : { ok: true, payload: String(value) },
    handle: (value: never, { attempt }) =>
      new Promise((resolve, reject) => {
        const call = {
          value,
          attempt,
          end: (error?: Error) => (error ? reject(error) : resolve(undefined)),
        };
        calls.push(call);
        open.push(call);
      }),
  };
  const engine = new ConsumerEngine({
    kafka: consumer.kafka,
    group: 'group',
    routes: [route],
    publish: async (records) => void published.push(...records),
    logger: silentLogger(),
    ...options,
  });
  engine.start();
  await nextTurn();
  consumer.join(
    'member-1',
    consumer.log.map((_, index) => index),
  );
  const end = async (value: string, error?: Error): Promise<void> => {
    const index = open.findIndex((call) => call.value === value);
    if (index < 0) throw new Error(`${value} is not running`);
    open.splice(index, 1)[0]?.end(error);
    await nextTurn();
    await nextTurn();
  };
  const values = (): string[] => calls.map(({ value }) => value);
  const commitTime = async (): Promise<void> => {
    await jest.advanceTimersByTimeAsync(500);
  };
  return { consumer, engine, calls, open, published, end, values, commitTime };
};

describe('ConsumerEngine', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] }));
  afterEach(() => jest.useRealTimers());

  it('runs keys side by side, each in order, and commits only up to the first unfinished message', async () => {
    const { consumer, end, values, commitTime } = await setUp();
    consumer.write(0, message('a', 'a1'), message('b', 'b1'), message('a', 'a2'), message('b', 'b2'));
    await consumer.poll();
    expect(values()).toEqual(['a1', 'b1']);
    await end('b1');
    await end('b2');
    await commitTime();
    expect(consumer.commits).toEqual([]);
    await end('a1');
    await commitTime();
    expect(consumer.commits).toEqual([[0, 2]]);
    await end('a2');
    await commitTime();
    expect(consumer.commits).toEqual([
      [0, 2],
      [0, 4],
    ]);
  });

  it('tries again with back-off, the key held, others not', async () => {
    const { consumer, end, calls, values, commitTime } = await setUp();
    consumer.write(0, message('a', 'a1'), message('a', 'a2'), message('b', 'b1'));
    await consumer.poll();
    await end('a1', new Error('timeout'));
    await end('b1');
    await commitTime();
    expect(values()).toEqual(['a1', 'b1']);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(calls.at(-1)).toMatchObject({ value: 'a1', attempt: 2 });
    await end('a1');
    await end('a2');
    await commitTime();
    expect(consumer.committed[0]).toBe(3);
  });

  it('goes on trying past its tries when the policy says so', async () => {
    const { consumer, end, calls, published } = await setUp();
    consumer.write(0, message('a'));
    await consumer.poll();
    for (let attempt = 1; attempt <= 8; attempt++) {
      expect(calls.at(-1)?.attempt).toBe(attempt);
      await end('a', new Error('still away'));
      await jest.advanceTimersByTimeAsync(60_000);
    }
    expect(published).toEqual([]);
  });

  it('moves past a poison message only when its dead letter is acknowledged', async () => {
    let acknowledge: (() => void) | undefined;
    let failures = 1;
    const publish = async (): Promise<void> => {
      if (failures-- > 0) throw new Error('Kafka is away');
      await new Promise<void>((resolve) => (acknowledge = resolve));
    };
    const { consumer, end, calls, commitTime } = await setUp({ publish });
    consumer.write(0, message('a', 'a1'), message('a', 'a2'));
    await consumer.poll();
    await end('a1', new PermanentError('X', 'never'));
    await commitTime();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(calls).toHaveLength(1);
    expect(consumer.commits).toEqual([]);
    acknowledge?.();
    await nextTurn();
    await end('a2');
    await commitTime();
    expect(consumer.committed[0]).toBe(2);
  });

  it('gives up what does not decode without asking the handler', async () => {
    const { consumer, published, calls, commitTime } = await setUp();
    consumer.write(0, message('a', 'broken'));
    await consumer.poll();
    await commitTime();
    expect(calls).toEqual([]);
    expect(published).toMatchObject([
      { topic: `${topic}.group.dlt`, key: 'a', headers: { 'x-dead-letter-code': 'MALFORMED' } },
    ]);
    expect(consumer.committed[0]).toBe(1);
  });

  it('handles nothing twice when it joins again and keeps the partition', async () => {
    const { consumer, end, values, commitTime } = await setUp();
    consumer.write(0, message('a', 'a1'), message('b', 'b1'));
    await consumer.poll();
    await end('b1');
    consumer.join('member-1', [0]);
    await end('a1');
    await commitTime();
    expect(consumer.commits).toEqual([]);
    await consumer.poll();
    await commitTime();
    expect(values()).toEqual(['a1', 'b1']);
    expect(consumer.committed[0]).toBe(2);
  });

  it('drops what has not started of a partition it lost, and does not commit for it', async () => {
    const { consumer, end, values, commitTime } = await setUp();
    consumer.write(0, message('a', 'a1'), message('a', 'a2'));
    consumer.write(1, message('b', 'b1'), message('b', 'b2'));
    await consumer.poll();
    consumer.join('member-1', [1]);
    await end('a1');
    await end('b1');
    await consumer.poll();
    await commitTime();
    expect(values()).toEqual(['a1', 'b1', 'b2']);
    expect(consumer.commits).toEqual([[1, 1]]);
  });

  it('starts again from where another member brought the partition in the meantime', async () => {
    const { consumer, end, values, commitTime } = await setUp();
    consumer.write(0, message('a', 'a1'), message('b', 'b1'), message('a', 'a2'), message('c', 'c1'));
    await consumer.poll();
    consumer.committed[0] = 3;
    consumer.join('member-1', [0]);
    await consumer.poll();
    for (const value of ['a1', 'b1', 'c1', 'c1']) await end(value);
    await commitTime();
    expect(values()).toEqual(['a1', 'b1', 'c1', 'c1']);
    expect(consumer.commits).toEqual([[0, 4]]);
  });

  it('reads a partition from its beginning when the broker has lost its end, finishes what it has in hand, and says so', async () => {
    const errors: unknown[][] = [];
    const logger = silentLogger();
    logger.error = (...said: unknown[]) => void errors.push(said);
    const { consumer, end, values, commitTime } = await setUp({ logger });
    consumer.write(0, message('a', 'a1'), message('b', 'b1'), message('b', 'b2'));
    await consumer.poll();
    await end('a1');
    await commitTime();
    consumer.truncate(0, 0);
    consumer.write(0, message('c', 'c1'), message('d', 'd1'));
    await consumer.poll();
    expect(values()).toEqual(['a1', 'b1', 'c1', 'd1']);
    for (const value of ['b1', 'c1', 'b2']) await end(value);
    await commitTime();
    expect(consumer.commits).toEqual([
      [0, 1],
      [0, 1],
    ]);
    await end('d1');
    await commitTime();
    expect(consumer.committed[0]).toBe(2);
    expect(errors).toEqual([
      [{ topic, partition: 0, from: '3', to: '0' }, expect.stringContaining('the broker has lost messages')],
    ]);
  });

  it('pauses a partition of which too much is in flight, and resumes at half', async () => {
    const flowLimits = { maxMessages: 4, maxBytes: 1_000_000, maxTotalBytes: 2_000_000, maxSpan: 1_000 };
    const { consumer, end } = await setUp({ flowLimits });
    consumer.write(0, ...['a', 'b', 'c', 'd', 'e', 'f'].map((key) => message(key)));
    await consumer.poll();
    expect([...consumer.paused]).toEqual([0]);
    for (const key of ['a', 'b', 'c']) await end(key);
    expect([...consumer.paused]).toEqual([0]);
    await end('d');
    expect([...consumer.paused]).toEqual([]);
  });

  it('pauses by size, of one partition and of all', async () => {
    const flowLimits = { maxMessages: 100, maxBytes: 3_000, maxTotalBytes: 4_000, maxSpan: 1_000 };
    const { consumer, end } = await setUp({ flowLimits });
    consumer.write(0, message('a', 'x'.repeat(2_400)));
    consumer.write(1, message('b', 'y'.repeat(2_400)));
    await consumer.poll();
    expect([...consumer.paused]).toEqual([1]);
    await end('x'.repeat(2_400));
    expect([...consumer.paused]).toEqual([1]);
    await end('y'.repeat(2_400));
    expect([...consumer.paused]).toEqual([]);
  });

  it('drains: finishes what runs, starts nothing, commits, leaves', async () => {
    const { consumer, engine, end, values } = await setUp();
    consumer.write(0, message('a', 'a1'), message('a', 'a2'), message('b', 'b1'));
    await consumer.poll();
    const drained = engine.drain(5_000);
    await end('a1');
    await end('b1');
    await drained;
    expect(values()).toEqual(['a1', 'b1']);
    expect(consumer.committed[0]).toBe(1);
    expect(consumer.disconnected).toBe(1);
  });

  it('does not wait for a handler longer than the deadline', async () => {
    const { consumer, engine } = await setUp();
    consumer.write(0, message('a'));
    await consumer.poll();
    const drained = engine.drain(5_000);
    await jest.advanceTimersByTimeAsync(5_000);
    await drained;
    expect(consumer.commits).toEqual([]);
    expect(consumer.disconnected).toBe(1);
  });

  it('starts again by itself after a crash, and says meanwhile why it is not ready', async () => {
    const { consumer, engine, end, values, commitTime } = await setUp();
    expect(engine.unreadyReason()).toBeUndefined();
    consumer.write(0, message('a', 'a1'), message('a', 'a2'));
    await consumer.poll();
    consumer.crash(new Error('broker gone'));
    await nextTurn();
    expect(engine.unreadyReason()).toBe('not in the consumer group: broker gone');
    await jest.advanceTimersByTimeAsync(500);
    consumer.join('member-2', [0]);
    await consumer.poll();
    expect(engine.unreadyReason()).toBeUndefined();
    await end('a1');
    await end('a1');
    await end('a2');
    await commitTime();
    expect(values()).toEqual(['a1', 'a1', 'a2']);
    expect(consumer.committed[0]).toBe(2);
  });

  it('is not ready when Kafka has been silent', async () => {
    const { engine } = await setUp();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(engine.unreadyReason()).toBe('no answer from Kafka for 20 s');
  });

  it('commits again after a commit that failed', async () => {
    const { consumer, end, commitTime } = await setUp();
    consumer.write(0, message('a'));
    await consumer.poll();
    consumer.commitError = new Error('rebalance in progress');
    await end('a');
    await commitTime();
    consumer.commitError = undefined;
    await commitTime();
    expect(consumer.committed[0]).toBe(1);
  });
});
