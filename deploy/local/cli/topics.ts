import { consumers, topology } from '@kjoreklar/contracts';
import type { Admin } from 'kafkajs';
import { type Command, readArgs } from '../commands/command.ts';
import { printJson, printTable } from '../commands/print-table.ts';
import { withKafka } from './kafka-admin.ts';
import { lagOf, messagesIn, type PartitionRange } from './partition-arithmetic.ts';

interface TopicReport {
  readonly topic: string;
  readonly partitions: number;
  readonly messages: number;
  readonly groups: readonly { readonly group: string; readonly lag: number }[];
}

/** Group → topic → partition → committed offset. */
type Committed = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<number, string>>>;

const readCommitted = async (admin: Admin): Promise<Committed> => {
  const groups = await Promise.all(
    Object.entries(consumers).map(async ([groupId, definitions]) => {
      const offsets = await admin.fetchOffsets({ groupId, topics: definitions.map(({ topic }) => topic) });
      const byTopic = offsets.map(({ topic, partitions }) => {
        const byPartition = partitions.map(({ partition, offset }) => [partition, offset] as const);
        return [topic, new Map(byPartition)] as const;
      });
      return [groupId, new Map(byTopic)] as const;
    }),
  );
  return new Map(groups);
};

const reportTopic = (topic: string, ranges: readonly PartitionRange[], committed: Committed): TopicReport => ({
  topic,
  partitions: ranges.length,
  messages: messagesIn(ranges),
  groups: [...committed].flatMap(([group, byTopic]) => {
    const offsets = byTopic.get(topic);
    return offsets ? [{ group, lag: lagOf(ranges, offsets) }] : [];
  }),
});

const readTopics = (withDeadLetters: boolean): Promise<TopicReport[]> =>
  withKafka(async ({ admin }) => {
    const present = new Set(await admin.listTopics());
    const names = topology
      .map(({ name }) => name)
      .filter((name) => present.has(name) && (withDeadLetters || !name.endsWith('.dlt')));
    const committed = await readCommitted(admin);
    return Promise.all(names.map(async (name) => reportTopic(name, await admin.fetchTopicOffsets(name), committed)));
  });

const describeLag = ({ groups }: TopicReport): string =>
  groups.map(({ group, lag }) => `${group} ${lag}`).join(', ') || '-';

export const topics: Command = {
  usage: `npm run kjoreklar -- topics [OPTIONS] — topics: partitions, messages kept, and what each consumer has yet to do

  --all    dead-letter topics too
  --json   one array of {"topic", "partitions", "messages", "groups": [{"group", "lag"}]}
`,
  run: async (args) => {
    const { values } = readArgs(args, { all: { type: 'boolean' }, json: { type: 'boolean' } });
    const reports = await readTopics(values.all ?? false);
    if (values.json) printJson(reports);
    else
      printTable([
        ['TOPIC', 'PARTITIONS', 'MESSAGES', 'LAG'],
        ...reports.map((report) => [report.topic, report.partitions, report.messages, describeLag(report)]),
      ]);
    return 0;
  },
};
