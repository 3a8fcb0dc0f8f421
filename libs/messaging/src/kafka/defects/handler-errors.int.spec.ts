import { eventually } from '@kjoreklar/testing';
import { PlainKafkajs } from '../../../test/plain-kafkajs';
import { patience, Stage } from '../../../test/stage';

jest.setTimeout(60_000);

const healthy = Array.from({ length: 20 }, (_, index) => `healthy ${index}`);

describe('a handler that throws', () => {
  let stage: Stage;
  let plain: PlainKafkajs;

  beforeEach(async () => {
    stage = await Stage.open(2);
    plain = await PlainKafkajs.open();
  });
  afterEach(async () => {
    await plain.close();
    await stage.close();
  });

  const sendPoison = (): Promise<void> => plain.send(stage.topic, [{ key: 'poison', value: 'poison', partition: 0 }]);
  const sendHealthy = (): Promise<void> =>
    plain.send(
      stage.topic,
      healthy.map((value) => ({ key: value, value, partition: 1 })),
    );

  it('stops every partition of a plain consumer until its next try, and only its own key of ours', async () => {
    const seenPlain: string[] = [];
    let failures = 0;
    await plain.consume(
      [stage.topic],
      {
        eachMessage: async ({ message }) => {
          if (String(message.value) === 'poison') throw new Error(`away ${++failures}`);
          seenPlain.push(String(message.value));
        },
      },
      { retry: { initialRetryTime: 6_000, maxRetryTime: 6_000, retries: 5 } },
    );
    const seen: string[] = [];
    let failuresOfOurs = 0;
    stage.engine(async (value) => {
      if (value === 'poison' && ++failuresOfOurs > 0) throw new Error('away');
      seen.push(value);
    });
    await sendPoison();
    await eventually(() => expect([failures, failuresOfOurs > 0]).toEqual([1, true]), patience);
    await sendHealthy();
    await eventually(() => expect(seen).toEqual(healthy), patience);
    expect({ seenPlain, failures }).toEqual({ seenPlain: [], failures: 1 });
  });

  it('ends a plain consumer for good with a TypeError, the process living on; ours buries the message and goes on', async () => {
    const seenPlain: string[] = [];
    const crashes: boolean[] = [];
    const consumer = await plain.consume([stage.topic], {
      eachMessage: async ({ message }) => {
        const parsed = JSON.parse(`"${String(message.value)}"`) as string;
        if (parsed === 'poison') (undefined as unknown as { fail(): void }).fail();
        seenPlain.push(parsed);
      },
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => void crashes.push(payload.restart));
    const seen: string[] = [];
    const engine = stage.engine(async (value) => {
      if (value === 'poison') (undefined as unknown as { fail(): void }).fail();
      seen.push(value);
    });
    await sendPoison();
    await eventually(() => expect(crashes).toEqual([false]), patience);
    await sendHealthy();
    await eventually(() => expect(seen).toEqual(healthy), patience);
    expect(seenPlain).toEqual([]);
    expect(await plain.members(plain.group)).toBe(0);
    const [letter] = await stage.read(stage.deadLetters, 1);
    expect(letter?.headers.texts).toMatchObject({ 'x-dead-letter-code': 'TypeError' });
    expect(engine.unreadyReason()).toBeUndefined();
  });
});
