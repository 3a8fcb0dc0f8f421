import type { TopicDeclaration } from '@kjoreklar/contracts';
import type { Admin } from 'kafkajs';

export interface EnsuredTopics {
  readonly created: readonly string[];
  /** Topics whose partition count is not the declared one; keys would move, so they are left alone. */
  readonly mismatched: readonly { readonly name: string; readonly declared: number; readonly found: number }[];
}

/** Creates what is missing. `replicationFactor` -1 leaves it to the broker's default. */
export const ensureTopics = async (
  _admin: Pick<Admin, 'createTopics' | 'listTopics' | 'fetchTopicMetadata'>,
  _topology: readonly TopicDeclaration[],
  _options: { readonly replicationFactor?: number } = {},
): Promise<EnsuredTopics> => ({ created: [], mismatched: [] });
