import { eventually } from '@kjoreklar/testing';
import { PlainKafkajs } from '../../../test/plain-kafkajs';
import { patience, Stage } from '../../../test/stage';

jest.setTimeout(60_000);

const others = Array.from({ length: 20 }, (_, index) => `other ${index}`);
const SESSION_MS = 2_000;

const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
};

describe('a slow handler', () => {
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

  it('keeps a plain consumer from fetching other partitions and from heartbeats, so that the group gives it up; ours not', async () => {
    const { opened, open } = gate();
    const calls: string[] = [];
    const seenPlain: string[] = [];
    await plain.consume(
      [stage.topic],
      {
        eachMessage: async ({ message }) => {
          const value = String(message.value);
          calls.push(value);
          if (value === 'slow') await opened;
          seenPlain.push(value);
        },
      },
      { sessionTimeout: SESSION_MS, heartbeatInterval: 200 },
    );
    const callsOfOurs: string[] = [];
    const seen: string[] = [];
    stage.engine(
      async (value) => {
        callsOfOurs.push(value);
        if (value === 'slow') await opened;
        seen.push(value);
      },
      { sessionTimeoutMs: SESSION_MS },
    );
    await plain.send(stage.topic, [{ key: 'slow', value: 'slow', partition: 0 }]);
    await eventually(() => expect([calls, callsOfOurs]).toEqual([['slow'], ['slow']]), patience);
    await plain.send(
      stage.topic,
      others.map((value) => ({ key: value, value, partition: 1 })),
    );
    await eventually(() => expect(seen).toEqual(others), patience);
    expect(seenPlain).toEqual([]);
    await eventually(async () => expect(await plain.members(plain.group)).toBe(0), patience);
    expect(await plain.members(stage.group)).toBe(1);

    open();
    await eventually(() => expect(calls.filter((value) => value === 'slow').length).toBeGreaterThan(1), patience);
    await eventually(async () => expect(await stage.committed()).toBe(1 + others.length), patience);
    expect(callsOfOurs.filter((value) => value === 'slow')).toHaveLength(1);
  });
});
