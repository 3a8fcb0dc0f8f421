import { eventually } from '@kjoreklar/testing';
import { PlainKafkajs } from '../../../test/plain-kafkajs';
import { patience, Stage } from '../../../test/stage';

jest.setTimeout(60_000);

const ten = Array.from({ length: 10 }, (_, index) => String(index));

describe('offsets', () => {
  let stage: Stage;
  let plain: PlainKafkajs;

  const open = async (partitions: number): Promise<void> => {
    stage = await Stage.open(partitions);
    plain = await PlainKafkajs.open();
  };
  const send = (values: readonly string[], partition = 0): Promise<void> =>
    plain.send(
      stage.topic,
      values.map((value) => ({ key: value, value, partition })),
    );
  afterEach(async () => {
    await plain.close();
    await stage.close();
  });

  it('a plain consumer that is stopped commits the rest of its batch unhandled; ours commits what it has handled', async () => {
    await open(1);
    await send(ten);
    const handledPlain: string[] = [];
    let stopping: Promise<void> | undefined;
    const consumer = await plain.consume([stage.topic], {
      eachBatch: async ({ batch, isRunning }) => {
        for (const { value } of batch.messages) {
          if (!isRunning()) return;
          handledPlain.push(String(value));
          if (handledPlain.length === 3) stopping = consumer.stop();
        }
      },
    });
    await eventually(() => expect(stopping).toBeDefined(), patience);
    await stopping;
    expect(handledPlain).toHaveLength(3);
    expect(await plain.committed(stage.topic)).toBe(10);

    const handled: string[] = [];
    let draining: Promise<void> | undefined;
    const engine = stage.engine(
      async (value) => {
        handled.push(value);
        if (handled.length === 3) draining = engine.drain(2_000);
      },
      { concurrency: 1 },
    );
    await eventually(() => expect(draining).toBeDefined(), patience);
    await draining;
    expect(handled).toEqual(['0', '1', '2']);
    expect(await stage.committed()).toBe(3);
  });

  it('commitOffsets of a plain consumer takes the offset as it is, so that the last message comes twice; ours commits the next one', async () => {
    await open(1);
    await send(ten);
    const handledPlain: string[] = [];
    const run = async (count: number): Promise<void> => {
      const consumer = await plain.consume([stage.topic], {
        autoCommit: false,
        eachMessage: async ({ topic, partition, message }) => {
          handledPlain.push(String(message.value));
          await consumer.commitOffsets([{ topic, partition, offset: message.offset }]);
        },
      });
      await eventually(() => expect(handledPlain).toHaveLength(count), patience);
      await consumer.disconnect();
    };
    await run(10);
    expect(await plain.committed(stage.topic)).toBe(9);
    await run(11);
    expect(handledPlain.at(-1)).toBe('9');

    const handled: string[] = [];
    const engine = stage.engine(async (value) => void handled.push(value));
    await eventually(async () => expect(await stage.committed()).toBe(10), patience);
    await engine.drain(2_000);
    stage.engine(async (value) => void handled.push(value));
    await send(['10']);
    await eventually(() => expect(handled).toContain('10'), patience);
    expect(handled).toEqual([...ten, '10']);
  });

  it('a plain consumer without a commit yet forgets what came while it was away; ours begins at the beginning', async () => {
    await open(1);
    const handledPlain: string[] = [];
    const visit = async (): Promise<{ disconnect(): Promise<void> }> => {
      const consumer = plain.kafka.consumer({ groupId: plain.group, maxWaitTimeInMs: 100 });
      let fetches = 0;
      consumer.on(consumer.events.FETCH, () => void fetches++);
      await consumer.connect();
      await consumer.subscribe({ topics: [stage.topic] });
      await consumer.run({ eachMessage: async ({ message }) => void handledPlain.push(String(message.value)) });
      await eventually(() => expect(fetches).toBeGreaterThan(1), patience);
      return consumer;
    };
    await (await visit()).disconnect();
    const handled: string[] = [];
    const first = stage.engine(async (value) => void handled.push(value));
    await eventually(() => expect(first.unreadyReason()).toBeUndefined(), patience);
    await first.drain(2_000);

    await send(['while away']);
    const again = await visit();
    stage.engine(async (value) => void handled.push(value));
    await send(['afterwards']);
    await eventually(() => expect(handled).toEqual(['while away', 'afterwards']), patience);
    await eventually(() => expect(handledPlain).toContain('afterwards'), patience);
    expect(handledPlain).toEqual(['afterwards']);
    await again.disconnect();
  });

  it('a plain consumer commits to partitions that it has lost and sets them back; ours leaves them alone', async () => {
    await open(2);
    await send(['held 0'], 0);
    await send(['held 1'], 1);
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const lostBy = async (group: string): Promise<number> => {
      const [offsets] = await plain.admin.fetchOffsets({ groupId: group, topics: [stage.topic] });
      return offsets?.partitions.find(({ offset }) => Number(offset) > 0)?.partition ?? -1;
    };

    const consumer = await plain.consume([stage.topic], { autoCommit: false, eachMessage: async () => undefined });
    await eventually(async () => expect(await plain.members(plain.group)).toBe(1), patience);
    const successor = await plain.consume([stage.topic], { eachMessage: async () => undefined });
    await eventually(async () => expect(await lostBy(plain.group)).toBeGreaterThanOrEqual(0), patience);
    const lostPlain = await lostBy(plain.group);
    await consumer.commitOffsets([{ topic: stage.topic, partition: lostPlain, offset: '0' }]);
    expect(await plain.committed(stage.topic, { partition: lostPlain })).toBe(0);
    await successor.disconnect();

    const running: string[] = [];
    stage.engine(async (value) => {
      running.push(value);
      await held;
    });
    await eventually(() => expect(running).toHaveLength(2), patience);
    stage.engine(async () => undefined);
    await eventually(async () => expect(await lostBy(stage.group)).toBeGreaterThanOrEqual(0), patience);
    const lost = await lostBy(stage.group);
    await send(['later'], lost);
    await eventually(
      async () => expect(await plain.committed(stage.topic, { group: stage.group, partition: lost })).toBe(2),
      patience,
    );
    letGo();
    await eventually(
      async () => expect(await plain.committed(stage.topic, { group: stage.group, partition: 1 - lost })).toBe(1),
      patience,
    );
    expect(await plain.committed(stage.topic, { group: stage.group, partition: lost })).toBe(2);
  });
});
