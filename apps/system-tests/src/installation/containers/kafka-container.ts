import type { GenericContainer } from 'testcontainers';
import { brokersOf, type Topology } from '../installation';
import { baseImages } from './images';
import { LoopbackContainer } from './loopback-container';

/** Any 16 bytes in base64url. */
const CLUSTER_ID = 'S2pvcmVrbGFyVGVzdHMwMQ';
const INSIDE = 9092;
const CONTROLLER = 9093;
const OUTSIDE = 9094;

const replication = ({ brokers }: Topology): Record<string, string> => {
  const replicas = String(brokers);
  const inSync = String(Math.min(2, brokers));
  return {
    KAFKA_DEFAULT_REPLICATION_FACTOR: replicas,
    KAFKA_MIN_INSYNC_REPLICAS: inSync,
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: replicas,
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: replicas,
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: inSync,
    KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR: replicas,
    KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR: inSync,
  };
};

/** For clients in the network of the containers. */
export const brokerList = (topology: Topology): string =>
  brokersOf(topology)
    .map((name) => `${name}:${INSIDE}`)
    .join(',');

/** A broker that is a controller too; `hostPort` is chosen beforehand, for the broker tells it to its clients. */
export const kafkaContainer = (name: string, hostPort: number, topology: Topology): GenericContainer => {
  const names = brokersOf(topology);
  const voters = names.map((broker, index) => `${index + 1}@${broker}:${CONTROLLER}`).join(',');
  return new LoopbackContainer(baseImages.kafka)
    .withNetworkAliases(name)
    .withExposedPorts({ container: OUTSIDE, host: hostPort })
    .withEnvironment({
      CLUSTER_ID,
      KAFKA_NODE_ID: String(names.indexOf(name) + 1),
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: voters,
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENERS: `INSIDE://:${INSIDE},CONTROLLER://:${CONTROLLER},OUTSIDE://:${OUTSIDE}`,
      KAFKA_ADVERTISED_LISTENERS: `INSIDE://${name}:${INSIDE},OUTSIDE://127.0.0.1:${hostPort}`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT,OUTSIDE:PLAINTEXT',
      KAFKA_INTER_BROKER_LISTENER_NAME: 'INSIDE',
      KAFKA_LOG_DIRS: '/var/lib/kafka/data',
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: '3',
      KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS: '1',
      KAFKA_SHARE_COORDINATOR_STATE_TOPIC_NUM_PARTITIONS: '1',
      KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
      KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '1000',
      KAFKA_BROKER_SESSION_TIMEOUT_MS: '3000',
      KAFKA_BROKER_HEARTBEAT_INTERVAL_MS: '500',
      KAFKA_HEAP_OPTS: '-Xms128m -Xmx384m',
      ...replication(topology),
    });
};
