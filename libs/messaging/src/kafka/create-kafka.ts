import net from 'node:net';
import tls from 'node:tls';
import type { Logger } from '@kjoreklar/service-kit';
import { type ISocketFactory, Kafka, logLevel } from 'kafkajs';
import { announceOffsetResets } from './announce-offset-reset';
import { checkBrokerVersions } from './check-broker-versions';
import { fetchIncrementally } from './fetch-incrementally';
import { heartbeatByAnyClock } from './heartbeat-by-any-clock';
import { kafkaLog } from './kafka-log';
import { quietRequestQueue } from './quiet-request-queue';
import { allowStaticMembership } from './static-membership';

export interface KafkaOptions {
  /** Bootstrap servers, host:port. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly logger: Logger;
  /** How sockets are opened; specifications cut them this way. */
  readonly socketFactory?: ISocketFactory;
}

const KEEP_ALIVE_DELAY_MS = 60_000;

/** kafkajs leaves Nagle's algorithm on: the tail of a large request would wait for the broker's delayed acknowledgement. */
export const promptSockets: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const socket = ssl
    ? tls.connect({ host, port, ...(net.isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
    : net.connect({ host, port }, onConnect);
  socket.setKeepAlive(true, KEEP_ALIVE_DELAY_MS);
  socket.setNoDelay(true);
  return socket;
};

/** A kafkajs client with its known defects corrected, logging through `logger`. Connects to nothing yet. */
export const createKafka = ({ brokers, clientId, logger, socketFactory = promptSockets }: KafkaOptions): Kafka => {
  quietRequestQueue();
  checkBrokerVersions();
  allowStaticMembership();
  fetchIncrementally();
  announceOffsetResets();
  heartbeatByAnyClock();
  return new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    // Short: whoever waits for Kafka here tries again with a back-off of its own, and says meanwhile that Kafka is away.
    retry: { retries: 2, initialRetryTime: 150, maxRetryTime: 1_500 },
    logLevel: logLevel.INFO,
    logCreator: kafkaLog(logger),
    socketFactory,
  });
};
