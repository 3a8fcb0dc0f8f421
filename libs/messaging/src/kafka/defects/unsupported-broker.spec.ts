import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { silentLogger } from '@kjoreklar/service-kit';
import apiKeys from 'kafkajs/src/protocol/requests/apiKeys';
import { UnsupportedBrokerError } from '../../errors/unsupported-broker-error';
import { createKafka } from '../create-kafka';

const API_VERSIONS = 18;

/** A broker of a time to come: it says that it takes only versions which nobody knows yet, and closes the connection when asked in an older one. */
const aBrokerOfTheFuture = (socket: Socket): void => {
  socket.on('error', () => undefined);
  socket.on('data', (request) => {
    const [apiKey, correlationId] = [request.readInt16BE(4), request.readInt32BE(8)];
    if (apiKey !== API_VERSIONS) return void socket.end();
    const apis = Object.values(apiKeys);
    const answer = Buffer.alloc(4 + 4 + 2 + 4 + apis.length * 6 + 4);
    answer.writeInt32BE(answer.length - 4, 0);
    answer.writeInt32BE(correlationId, 4);
    answer.writeInt32BE(apis.length, 10);
    apis.forEach((key, index) => {
      const lowest = key === API_VERSIONS ? 0 : 50;
      answer.writeInt16BE(key, 14 + index * 6);
      answer.writeInt16BE(lowest, 16 + index * 6);
      answer.writeInt16BE(60, 18 + index * 6);
    });
    socket.write(answer);
  });
};

describe('a broker that is too new', () => {
  let server: Server;
  let brokers: string[];

  beforeAll(async () => {
    server = createServer(aBrokerOfTheFuture);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    brokers = [`127.0.0.1:${(server.address() as AddressInfo).port}`];
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('is taken for one that answers by a plain client, which then finds its connection closed; ours refuses it and says why', async () => {
    let plain: typeof import('kafkajs') | undefined;
    await jest.isolateModulesAsync(async () => {
      plain = await import('kafkajs');
    });
    const { Kafka, logLevel } = plain as typeof import('kafkajs');
    const retry = { retries: 1, initialRetryTime: 10 };
    const unaware = new Kafka({ brokers, logLevel: logLevel.NOTHING, retry }).admin();
    await unaware.connect();
    await expect(unaware.listTopics()).rejects.toThrow(/closed/i);
    await unaware.disconnect();

    const admin = createKafka({ brokers, clientId: 'ours', logger: silentLogger() }).admin();
    const refused = admin.connect();
    await expect(refused).rejects.toBeInstanceOf(UnsupportedBrokerError);
    await expect(refused).rejects.toThrow(
      `the Kafka broker ${brokers[0] ?? ''} is too new for kafkajs 2.2.4: Produce: the broker speaks 50 and up, kafkajs up to 7; `,
    );
    await admin.disconnect();
  });
});
