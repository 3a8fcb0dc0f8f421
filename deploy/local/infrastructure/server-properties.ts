export interface BrokerAddress {
  readonly port: number;
  readonly controllerPort: number;
  readonly dataFolder: string;
}

const MIB = 1024 * 1024;
export const OFFSETS_PARTITIONS = 3;

/** One node that is broker and controller, sized for a laptop. Keys: Apache Kafka 4.3 broker configuration. */
export const serverProperties = ({ port, controllerPort, dataFolder }: BrokerAddress): Record<string, string> => ({
  'process.roles': 'broker,controller',
  'node.id': '1',
  'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
  'controller.listener.names': 'CONTROLLER',
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'log.dirs': dataFolder,
  'auto.create.topics.enable': 'false',
  'num.network.threads': '2',
  'num.io.threads': '4',
  'background.threads': '2',
  'offsets.topic.num.partitions': String(OFFSETS_PARTITIONS),
  'offsets.topic.replication.factor': '1',
  'transaction.state.log.num.partitions': '1',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'share.coordinator.state.topic.num.partitions': '1',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
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
