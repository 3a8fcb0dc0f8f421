import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@kjoreklar/testing';
import { PlainKafkajs } from '../../../test/plain-kafkajs';
import { patience, Stage } from '../../../test/stage';

jest.setTimeout(60_000);

describe('stopping and pausing', () => {
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

  it('a plain consumer does not stop while a handler hangs; ours does at its deadline, committing nothing of it', async () => {
    await plain.send(stage.topic, [
      { key: 'done', value: 'done' },
      { key: 'hangs', value: 'hangs' },
    ]);
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    let hanging = 0;
    const handle = async (value: string): Promise<void> => {
      if (value !== 'hangs') return;
      hanging++;
      await opened;
    };
    const consumer = await plain.consume([stage.topic], {
      eachMessage: async ({ message }) => handle(String(message.value)),
    });
    const engine = stage.engine(handle);
    await eventually(() => expect(hanging).toBe(2), patience);
    let stoppedPlain = false;
    const stopping = consumer.disconnect().then(() => (stoppedPlain = true));
    await engine.drain(300);
    expect(stoppedPlain).toBe(false);
    expect(await stage.committed()).toBe(1);
    expect(await plain.members(stage.group)).toBe(0);
    open();
    await stopping;
  });

  it('a plain consumer that is stopped while it starts joins its group all the same and stays; ours is no member afterwards', async () => {
    let consumedByStopped = 0;
    const consumer = plain.kafka.consumer({ groupId: plain.group, maxWaitTimeInMs: 100 });
    const start = async (): Promise<void> => {
      await consumer.connect();
      await consumer.subscribe({ topics: [stage.topic], fromBeginning: true });
      await consumer.run({
        eachMessage: async () => {
          consumedByStopped++;
          throw new TypeError('which is what ends it');
        },
      });
    };
    const started = start();
    await consumer.disconnect();
    await started;
    expect(await plain.members(plain.group)).toBe(1);
    await plain.send(stage.topic, [{ key: 'a', value: 'a' }]);
    await eventually(() => expect(consumedByStopped).toBe(1), patience);

    for (const startedForMs of [0, 5, 10, 20, 40, 80]) {
      const engine = stage.engine(async () => undefined);
      await sleep(startedForMs);
      await engine.drain(300);
    }
    // There is one partition: a member that has stayed would keep it from the next.
    const seen: string[] = [];
    stage.engine(async (value) => void seen.push(value));
    await plain.send(stage.topic, [{ key: 'b', value: 'b' }]);
    await eventually(() => expect(seen).toContain('b'), patience);
    await eventually(async () => expect(await plain.members(stage.group)).toBe(1), patience);
  });

  it('a plain consumer with everything paused sleeps for its longest wait before it sees that it may go on; ours looks every second', async () => {
    const seenPlain: string[] = [];
    const consumer = await plain.consume(
      [stage.topic],
      { eachMessage: async ({ message }) => void seenPlain.push(String(message.value)) },
      { maxWaitTimeInMs: 4_000 },
    );
    let fetches = 0;
    consumer.on(consumer.events.FETCH_START, () => void fetches++);
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const seen: string[] = [];
    stage.engine(
      async (value) => {
        seen.push(value);
        await opened;
      },
      { flowLimits: { maxMessages: 1, maxBytes: 1_000_000, maxTotalBytes: 1_000_000, maxSpan: 1_000 } },
    );
    const send = (value: string): Promise<void> => plain.send(stage.topic, [{ key: value, value }]);
    await send('first');
    await eventually(() => expect([seenPlain, seen]).toEqual([['first'], ['first']]), patience);
    consumer.pause([{ topic: stage.topic }]);
    const fetchesAtPause = fetches;
    await send('second');
    await eventually(() => expect(seen).toEqual(['first', 'second']), patience);
    // It is back from the fetch that was under way, and in the next one, which has nothing to ask for.
    await eventually(() => expect(fetches).toBeGreaterThan(fetchesAtPause), patience);
    await send('third');
    consumer.resume([{ topic: stage.topic }]);
    open();
    await eventually(() => expect(seen).toEqual(['first', 'second', 'third']), patience);
    expect(seenPlain).toEqual(['first']);
    await eventually(() => expect(seenPlain).toEqual(['first', 'second', 'third']), patience);
  });
});
