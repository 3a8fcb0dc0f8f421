import { Counter, Gauge, Histogram, type Registry, register } from 'prom-client';

/** What an engine has in hand at the moment. */
export interface EngineState {
  readonly inFlight: number;
  readonly inFlightBytes: number;
  readonly waitingLanes: number;
  readonly pausedPartitions: number;
  readonly oldestUnfinishedMs: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const create = (registry: Registry) => {
  const registers = [registry];
  const engines = new Set<() => EngineState>();
  const gauge = (name: string, help: string, read: (states: readonly EngineState[]) => number): Gauge =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read([...engines].map((state) => state())));
      },
    });
  return {
    engines,
    consumed: new Counter({
      name: 'messaging_client_consumed_messages_total',
      help: 'Messages taken in from Kafka',
      labelNames: ['topic'],
      registers,
    }),
    processDuration: new Histogram({
      name: 'messaging_process_duration_seconds',
      help: 'Time that one try of one message took, by how it ended',
      labelNames: ['topic', 'outcome'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    retries: new Counter({
      name: 'messaging_process_retries_total',
      help: 'Tries that failed and are repeated',
      labelNames: ['topic'],
      registers,
    }),
    deadLetters: new Counter({
      name: 'messaging_dead_letters_total',
      help: 'Messages given up, by stable code',
      labelNames: ['topic', 'code'],
      registers,
    }),
    parked: new Counter({
      name: 'messaging_parked_messages_total',
      help: 'Messages that wait in PostgreSQL: they failed, or follow one that did',
      labelNames: ['topic', 'why'],
      registers,
    }),
    parkedLanes: new Gauge({
      name: 'messaging_parked_keys',
      help: 'Keys that wait in PostgreSQL, over all instances',
      registers,
    }),
    parkedMessages: new Gauge({
      name: 'messaging_parked_messages',
      help: 'Messages that wait in PostgreSQL, over all instances',
      registers,
    }),
    parkedOldest: new Gauge({
      name: 'messaging_parked_oldest_seconds',
      help: 'Time since the oldest failure that still stands',
      registers,
    }),
    openBreakers: new Gauge({
      name: 'messaging_dependency_away',
      help: '1 while a dependency is known to be away and nothing is asked of it but probes',
      labelNames: ['dependency'],
      registers,
    }),
    breakerOpenings: new Counter({
      name: 'messaging_dependency_openings_total',
      help: 'Times a dependency was found to be away, probes that failed included',
      labelNames: ['dependency'],
      registers,
    }),
    commits: new Counter({ name: 'messaging_offset_commits_total', help: 'Offset commits acknowledged', registers }),
    offsetResets: new Counter({
      name: 'messaging_offset_resets_total',
      help: 'Times that the broker had nothing at the offset to be read next: messages are lost, a person must look',
      labelNames: ['topic'],
      registers,
    }),
    rebalances: new Counter({
      name: 'messaging_group_joins_total',
      help: 'Times the consumer joined its group',
      registers,
    }),
    gauges: [
      gauge('messaging_in_flight_messages', 'Messages taken in and not finished', (states) =>
        sum(states.map(({ inFlight }) => inFlight)),
      ),
      gauge('messaging_in_flight_bytes', 'Size of the messages taken in and not finished', (states) =>
        sum(states.map(({ inFlightBytes }) => inFlightBytes)),
      ),
      gauge('messaging_waiting_lanes', 'Keys held by a message that waits to be tried again', (states) =>
        sum(states.map(({ waitingLanes }) => waitingLanes)),
      ),
      gauge('messaging_paused_partitions', 'Partitions paused because too much of them is in flight', (states) =>
        sum(states.map(({ pausedPartitions }) => pausedPartitions)),
      ),
      gauge('messaging_oldest_unfinished_seconds', 'Age of the oldest message taken in and not finished', (states) =>
        Math.max(0, ...states.map(({ oldestUnfinishedMs }) => oldestUnfinishedMs / 1_000)),
      ),
    ],
    sent: new Counter({
      name: 'messaging_client_sent_messages_total',
      help: 'Messages acknowledged by Kafka',
      registers,
    }),
    sendDuration: new Histogram({
      name: 'messaging_client_operation_duration_seconds',
      help: 'Time that one send to Kafka took',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
  };
};

export type MessagingMetrics = ReturnType<typeof create>;

const byRegistry = new WeakMap<Registry, MessagingMetrics>();

/** The metrics of a registry, made once; labels name topics and codes, never keys. */
export const messagingMetrics = (registry: Registry = register): MessagingMetrics => {
  let metrics = byRegistry.get(registry);
  if (!metrics) byRegistry.set(registry, (metrics = create(registry)));
  return metrics;
};
