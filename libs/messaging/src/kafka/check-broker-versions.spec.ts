import Broker from 'kafkajs/src/broker';
import { requests } from 'kafkajs/src/protocol/requests';
import apiKeys from 'kafkajs/src/protocol/requests/apiKeys';
import { UnsupportedBrokerError } from '../errors/unsupported-broker-error';
import { checkBrokerVersions, type BrokerVersions, versionsOutOfReach } from './check-broker-versions';

/** Apache Kafka 4.3: minimum and maximum of each request. */
const kafka43: Readonly<Record<string, readonly [number, number]>> = {
  Produce: [3, 13],
  Fetch: [4, 18],
  ListOffsets: [1, 11],
  Metadata: [0, 13],
  OffsetCommit: [2, 10],
  OffsetFetch: [1, 10],
  GroupCoordinator: [0, 6],
  JoinGroup: [0, 9],
  Heartbeat: [0, 4],
  LeaveGroup: [0, 5],
  SyncGroup: [0, 5],
  ApiVersions: [0, 4],
  CreateTopics: [2, 7],
  InitProducerId: [0, 6],
};

const broker = (change: Record<string, readonly [number, number]> = {}): BrokerVersions =>
  Object.fromEntries(
    Object.entries({ ...kafka43, ...change }).map(([name, [minVersion, maxVersion]]) => [
      String(apiKeys[name]),
      { minVersion, maxVersion },
    ]),
  );

describe('versionsOutOfReach', () => {
  it('finds nothing amiss with Kafka 4.3', () => {
    expect(versionsOutOfReach(broker())).toEqual([]);
  });

  it('names every request that a newer broker no longer takes from kafkajs', () => {
    expect(requests['Fetch']?.versions.map(Number)).toContain(11);
    expect(versionsOutOfReach(broker({ Fetch: [12, 20], JoinGroup: [6, 9] }))).toEqual([
      'Fetch: the broker speaks 12 and up, kafkajs up to 11',
      'JoinGroup: the broker speaks 6 and up, kafkajs up to 5',
    ]);
  });

  it('names requests that are not offered', () => {
    const others = Object.entries(broker()).filter(([key]) => key !== String(apiKeys['Produce']));
    expect(versionsOutOfReach(Object.fromEntries(others))).toEqual(['Produce: not offered by the broker']);
  });
});

describe('checkBrokerVersions', () => {
  it('makes a connection to such a broker fail with a readable error', async () => {
    const prototype = Broker.prototype;
    prototype.apiVersions = async () => broker({ Fetch: [12, 20] });
    checkBrokerVersions();
    const connection = Object.assign(Object.create(prototype) as Broker, { brokerAddress: 'kafka:9092' });
    await expect(connection.apiVersions()).rejects.toThrow(UnsupportedBrokerError);
    await expect(connection.apiVersions()).rejects.toThrow('the Kafka broker kafka:9092 is too new for kafkajs 2.2.4');
  });
});
