import type { Assigner, PartitionAssigner } from 'kafkajs';
import ConsumerGroup from 'kafkajs/src/consumer/consumerGroup';
import { isFirstPatch } from './first-patch';

/** The broker has nothing at the offset that was to be read next. */
export interface OffsetReset {
  readonly topic: string;
  readonly partition: number;
  /** Where the fetch should have begun. */
  readonly from: bigint;
  /** Where it begins instead: the first offset that is there. Above `from`, messages are gone unread; below, the broker has lost some that were read. */
  readonly to: bigint;
}

export type AttentiveAssigner = Assigner & { readonly onOffsetReset?: (reset: OffsetReset) => void };

/** An assigner through which a consumer hears of resets: it is the one thing of ours that kafkajs hands on to where they happen. */
export const tellingOfResets =
  (assigner: PartitionAssigner, onOffsetReset: (reset: OffsetReset) => void): PartitionAssigner =>
  (config) => {
    const attentive: AttentiveAssigner = { ...assigner(config), onOffsetReset };
    return attentive;
  };

const firstOffset = async (group: ConsumerGroup, topic: string, partition: number): Promise<string> => {
  const [found] = await group.cluster.fetchTopicsOffset([{ topic, partitions: [{ partition }], fromBeginning: true }]);
  return found?.partitions[0]?.offset ?? '0';
};

/**
 * kafkajs answers OFFSET_OUT_OF_RANGE with a line in its log and commits -2, "the beginning", in place of what the group had read. Here the next
 * fetch begins at the first offset that is there, nothing is committed until something is finished, and the consumer is told.
 */
export const announceOffsetResets = (): void => {
  const { prototype } = ConsumerGroup;
  if (!isFirstPatch(prototype, 'announce-offset-reset')) return;
  prototype.recoverFromOffsetOutOfRange = async function (this: ConsumerGroup, { topic, partition }) {
    const { offsetManager } = this;
    const from = BigInt(offsetManager.nextOffset(topic, partition).toString());
    const to = await firstOffset(this, topic, partition);
    delete offsetManager.resolvedOffsets[topic]?.[partition];
    const committed = offsetManager.committedOffsets()[topic];
    if (committed) committed[partition] = to;
    for (const assigner of this.assigners as readonly AttentiveAssigner[])
      assigner.onOffsetReset?.({ topic, partition, from, to: BigInt(to) });
  };
};
