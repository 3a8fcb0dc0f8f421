import type { TopicDeclaration } from '@kjoreklar/contracts';
import type { Admin, ITopicConfig } from 'kafkajs';

export interface EnsuredTopics {
  readonly created: readonly string[];
  /** Topics whose partition count is not the declared one; keys would move, so they are left alone. */
  readonly mismatched: readonly { readonly name: string; readonly declared: number; readonly found: number }[];
}

export type TopicAdmin = Pick<Admin, 'createTopics' | 'listTopics' | 'fetchTopicMetadata'>;

/** Room for the headers that say why, when a message of the largest allowed size is dead-lettered. */
const DEAD_LETTER_ROOM_BYTES = 64 * 1024;
const DEFAULT_MAX_BYTES = 1024 * 1024;
const CREATE_TIMEOUT_MS = 30_000;
const ASK_AGAIN_MS = 50;

const maxMessageBytes = ({ name, maxBytes }: TopicDeclaration): number =>
  (maxBytes ?? DEFAULT_MAX_BYTES) + (name.endsWith('.dlt') ? DEAD_LETTER_ROOM_BYTES : 0);

const toConfig = (declaration: TopicDeclaration, replicationFactor: number): ITopicConfig => ({
  topic: declaration.name,
  numPartitions: declaration.partitions,
  replicationFactor,
  configEntries: [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'retention.ms', value: String(declaration.retentionMs) },
    { name: 'max.message.bytes', value: String(maxMessageBytes(declaration)) },
    // kafkajs cannot read snappy, lz4 or zstd and its consumer would stop at the first such message: the broker unpacks them on arrival.
    { name: 'compression.type', value: 'uncompressed' },
  ],
});

const findMismatches = async (admin: TopicAdmin, existing: readonly TopicDeclaration[]) => {
  if (existing.length === 0) return [];
  const { topics } = await admin.fetchTopicMetadata({ topics: existing.map(({ name }) => name) });
  const found = new Map(topics.map(({ name, partitions }) => [name, partitions.length]));
  return existing
    .map(({ name, partitions }) => ({ name, declared: partitions, found: found.get(name) ?? partitions }))
    .filter(({ declared, found: actual }) => declared !== actual);
};

/**
 * A broker hears of a new topic some time after the controller has confirmed it, and until then says UNKNOWN_TOPIC_OR_PARTITION (KRaft). kafkajs,
 * told to wait for leaders, takes that for a failure.
 */
const untilKnown = async (admin: TopicAdmin, topics: string[]): Promise<void> => {
  const deadline = Date.now() + CREATE_TIMEOUT_MS;
  for (;;)
    try {
      await admin.fetchTopicMetadata({ topics });
      return;
    } catch (error) {
      const { type } = error as { type?: unknown };
      const passes = type === 'UNKNOWN_TOPIC_OR_PARTITION' || type === 'LEADER_NOT_AVAILABLE';
      if (!passes || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
};

/** Creates what is missing; several services may do so at once. `replicationFactor` -1 leaves it to the broker's default. */
export const ensureTopics = async (
  admin: TopicAdmin,
  topology: readonly TopicDeclaration[],
  { replicationFactor = -1 }: { readonly replicationFactor?: number } = {},
): Promise<EnsuredTopics> => {
  const present = new Set(await admin.listTopics());
  const missing = topology.filter(({ name }) => !present.has(name));
  if (missing.length > 0) {
    await admin.createTopics({
      topics: missing.map((declaration) => toConfig(declaration, replicationFactor)),
      timeout: CREATE_TIMEOUT_MS,
      waitForLeaders: false,
    });
    await untilKnown(
      admin,
      missing.map(({ name }) => name),
    );
  }
  const mismatched = await findMismatches(
    admin,
    topology.filter(({ name }) => present.has(name)),
  );
  return { created: missing.map(({ name }) => name), mismatched };
};
