export interface BrokerAddress {
  readonly port: number;
  readonly controllerPort: number;
  readonly dataFolder: string;
  /** One of several brokers; left out: the only one. */
  readonly cluster?: ClusterPlace;
}

/** Which node of a cluster it is, counted from 1, and where the controllers of all of them listen, in order. */
export interface ClusterPlace {
  readonly node: number;
  readonly voters: readonly number[];
}

const MIB = 1024 * 1024;
export const OFFSETS_PARTITIONS = 3;

const MOST_IN_SYNC = 2;

const replication = ({ voters }: ClusterPlace): Record<string, string> => {
  const replicas = String(voters.length);
  const inSync = String(Math.min(MOST_IN_SYNC, voters.length));
  return {
    'default.replication.factor': replicas,
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': replicas,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': inSync,
  };
};

/** One node that is broker and controller, sized for a laptop. Keys: Apache Kafka 4.3 broker configuration. */
export const serverProperties = ({
  port,
  controllerPort,
  dataFolder,
  cluster = { node: 1, voters: [controllerPort] },
}: BrokerAddress): Record<string, string> => ({
  'process.roles': 'broker,controller',
  'node.id': String(cluster.node),
  'controller.quorum.voters': cluster.voters.map((voter, index) => `${index + 1}@127.0.0.1:${voter}`).join(','),
  ...replication(cluster),
  'controller.listener.names': 'CONTROLLER',
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'log.dirs': dataFolder,
  'auto.create.topics.enable': 'false',
  'num.network.threads': '2',
  'num.io.threads': '4',
  'background.threads': '2',
  'offsets.topic.num.partitions': String(OFFSETS_PARTITIONS),
  'transaction.state.log.num.partitions': '1',
  'share.coordinator.state.topic.num.partitions': '1',
  'group.initial.rebalance.delay.ms': '0',
  'group.min.session.timeout.ms': '1000',
  'log.cleaner.dedupe.buffer.size': String(8 * MIB),
  'log.cleaner.io.buffer.size': String(MIB / 4),
  'log.index.size.max.bytes': String(2 * MIB),
  // After a crash the controller waits for the broker's old session to end before it lets the new one in.
  'broker.session.timeout.ms': '3000',
  'broker.heartbeat.interval.ms': '1000',
  // No record every half second from an idle controller.
  'metadata.max.idle.interval.ms': '0',
});

export const formatProperties = (properties: Readonly<Record<string, string>>): string =>
  Object.entries(properties)
    .map(([key, value]) => `${key}=${value.replaceAll('\\', '\\\\')}\n`)
    .join('');
