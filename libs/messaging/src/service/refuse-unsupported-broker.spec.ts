import { EXIT_CONFIGURATION, silentLogger } from '@kjoreklar/service-kit';
import { UnsupportedBrokerError } from '../errors/unsupported-broker-error';
import { refusingUnsupportedBroker } from './refuse-unsupported-broker';

const tooNew = new UnsupportedBrokerError('kafka:9092', ['Fetch: the broker speaks 12 and up, kafkajs up to 11']);

const setUp = (failures: (Error | undefined)[]) => {
  const left: number[] = [];
  const said: string[] = [];
  const logger = silentLogger();
  logger.fatal = (_details: unknown, text?: string) => void said.push(String(text));
  const prepare = refusingUnsupportedBroker(
    async () => {
      const failure = failures.shift();
      if (failure) throw failure;
    },
    { logger, leave: (code) => void left.push(code) },
  );
  return { prepare, left, said };
};

describe('refusingUnsupportedBroker', () => {
  it('ends a service that meets a broker of another time at its start, and says which requests are out of reach', async () => {
    const { prepare, left, said } = setUp([tooNew]);
    await expect(prepare()).rejects.toBe(tooNew);
    expect(left).toEqual([EXIT_CONFIGURATION]);
    expect(said).toEqual([
      'the Kafka broker kafka:9092 is too new for kafkajs 2.2.4: Fetch: the broker speaks 12 and up, kafkajs up to 11',
    ]);
  });

  it('waits for a broker that is away, and for any once the service has worked', async () => {
    const away = new Error('connection refused');
    const { prepare, left, said } = setUp([away, undefined, tooNew]);
    await expect(prepare()).rejects.toBe(away);
    await prepare();
    await expect(prepare()).rejects.toBe(tooNew);
    expect({ left, said }).toEqual({ left: [], said: [] });
  });
});
