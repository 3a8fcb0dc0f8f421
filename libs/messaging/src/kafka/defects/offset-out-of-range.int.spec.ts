import { type Logger, silentLogger } from '@kjoreklar/service-kit';
import { eventually } from '@kjoreklar/testing';
import { Registry } from 'prom-client';
import { PlainKafkajs } from '../../../test/plain-kafkajs';
import { patience, Stage } from '../../../test/stage';
import { messagingMetrics } from '../../metrics/messaging-metrics';

jest.setTimeout(60_000);

/** A logger of which the errors are kept. */
const attentive = (): { logger: Logger; errors: unknown[] } => {
  const errors: unknown[] = [];
  const logger = silentLogger();
  logger.error = (...said: unknown[]) => void errors.push(said);
  return { logger, errors };
};

describe('an offset that the broker no longer has', () => {
  let stage: Stage;
  let plain: PlainKafkajs;
  let registry: Registry;

  beforeEach(async () => {
    stage = await Stage.open(1);
    plain = await PlainKafkajs.open();
    registry = new Registry();
  });
  afterEach(async () => {
    await plain.close();
    await stage.close();
  });

  const send = (...values: string[]): Promise<void> =>
    plain.send(
      stage.topic,
      values.map((value) => ({ key: value, value })),
    );
  /** What retention does to messages that nobody has read in time. */
  const forgetBelow = async (offset: number): Promise<void> => {
    const { admin } = plain;
    await admin.fetchTopicOffsets(stage.topic);
    await admin.deleteTopicRecords({ topic: stage.topic, partitions: [{ partition: 0, offset: String(offset) }] });
  };
  const resets = async (): Promise<number> => {
    const metric = await registry.getSingleMetric('messaging_offset_resets_total')?.get();
    return (metric?.values ?? []).reduce((sum, { value }) => sum + value, 0);
  };
  const loss = (from: string, to: string) => [
    [{ topic: stage.topic, partition: 0, from, to }, expect.stringContaining('deleted before they were read')],
  ];

  it('is passed over in silence by a plain consumer, which commits -2; ours says what is missing, as an error and as a number', async () => {
    const handledPlain: string[] = [];
    const handled: string[] = [];
    const { logger, errors } = attentive();
    const committedAtFive: Record<string, number> = {};
    const visit = async (...expected: string[]): Promise<void> => {
      const consumer = await plain.consume([stage.topic], {
        eachMessage: async ({ message }) => {
          if (String(message.value) === '5') committedAtFive['plain'] = await plain.committed(stage.topic);
          handledPlain.push(String(message.value));
        },
      });
      const handle = async (value: string): Promise<void> => {
        if (value === '5') committedAtFive['ours'] = await plain.committed(stage.topic, { group: stage.group });
        handled.push(value);
      };
      const engine = stage.engine(handle, {
        logger,
        metrics: messagingMetrics(registry),
        concurrency: 1,
      });
      await eventually(
        () => expect({ handledPlain, handled }).toEqual({ handledPlain: expected, handled: expected }),
        patience,
      );
      await engine.drain(2_000);
      await consumer.disconnect();
    };
    await send('0', '1');
    await visit('0', '1');
    expect(await stage.committed()).toBe(2);
    await send('2', '3', '4', '5', '6');
    await forgetBelow(5);
    await visit('0', '1', '5', '6');
    expect(committedAtFive).toEqual({ plain: -2, ours: 2 });
    expect(errors).toEqual(loss('2', '5'));
    expect(await resets()).toBe(1);
  });

  it('does not cost what was in hand already', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const handled: string[] = [];
    const { logger, errors } = attentive();
    stage.engine(
      async (value) => {
        await held;
        handled.push(value);
      },
      {
        logger,
        metrics: messagingMetrics(registry),
        concurrency: 1,
        flowLimits: { maxMessages: 2, maxBytes: 1_000_000, maxTotalBytes: 1_000_000, maxSpan: 1_000 },
      },
    );
    const paused = async (): Promise<number | undefined> =>
      (await registry.getSingleMetric('messaging_paused_partitions')?.get())?.values[0]?.value;
    await send('0', '1', '2');
    await eventually(async () => expect(await paused()).toBe(1), patience);
    await send('3', '4', '5');
    await forgetBelow(5);
    letGo();
    await eventually(() => expect(handled).toEqual(['0', '1', '2', '5']), patience);
    await eventually(async () => expect(await stage.committed()).toBe(6), patience);
    expect(errors).toEqual(loss('3', '5'));
    expect(await resets()).toBe(1);
  });
});
