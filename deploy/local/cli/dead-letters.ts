import { consumers, deadLetterTopic } from '@kjoreklar/contracts';
import { type Command, readArgs } from '../commands/command.ts';
import { printJson, printTable } from '../commands/print-table.ts';
import { UsageError } from '../stack/settings.ts';
import { withKafka } from './kafka-admin.ts';
import { maskIn, maskVin } from './mask-vin.ts';
import { readLimit } from './read-limit.ts';
import { type ReadMessage, readTopics } from './read-topics.ts';

interface Filter {
  readonly topic?: string;
  readonly group?: string;
  readonly showVin: boolean;
  readonly limit: number;
}

/** Event topic and group → its dead-letter topic. */
const deadLetterTopics = ({ topic, group }: Filter): string[] =>
  Object.entries(consumers)
    .filter(([name]) => group === undefined || name === group)
    .flatMap(([name, definitions]) =>
      definitions
        .filter((definition) => topic === undefined || topic === definition.topic)
        .map((definition) => deadLetterTopic(definition.topic, name)),
    );

const describe = ({ topic, partition, message }: ReadMessage, showVin: boolean) => {
  const header = (name: string): string => String(message.headers?.[name] ?? '');
  const vin = message.key?.toString('utf8') ?? '';
  return {
    topic,
    partition,
    offset: message.offset,
    time: new Date(Number(message.timestamp)).toISOString(),
    group: header('x-dead-letter-group'),
    originalTopic: header('x-original-topic'),
    originalPartition: Number(header('x-original-partition') || -1),
    originalOffset: header('x-original-offset'),
    vin: showVin ? vin : maskVin(vin),
    code: header('x-dead-letter-code'),
    class: header('x-dead-letter-reason-class'),
    attempts: Number(header('x-dead-letter-attempts') || 1),
    reason: showVin ? header('x-exception-message') : maskIn(header('x-exception-message'), vin),
  };
};

const list = (filter: Filter) =>
  withKafka(async (session) => {
    const present = new Set(await session.admin.listTopics());
    const topics = deadLetterTopics(filter).filter((topic) => present.has(topic));
    const letters = await readTopics(session, topics);
    return letters.slice(-filter.limit).map((letter) => describe(letter, filter.showVin));
  });

const expectList = (words: readonly string[]): void => {
  if (words.length > 1 || (words[0] ?? 'list') !== 'list') throw new UsageError(`there is only: dead-letters list`);
};

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = { topic: text, group: text, limit: { ...text, default: '100' }, 'show-vin': flag, json: flag };

export const deadLetters: Command = {
  usage: `npm run kjoreklar -- dead-letters list [OPTIONS] — messages that a consumer gave up on, oldest first

  --topic TOPIC   of this event topic, such as ecoc.accepted.v1
  --group GROUP   of this consumer, such as registry
  --limit N       the last N (100)
  --show-vin      whole VINs; they are masked otherwise
  --json          one array
`,
  run: async (args) => {
    const { values, positionals } = readArgs(args, options, true);
    expectList(positionals);
    const { topic, group, limit, json, 'show-vin': showVin = false } = values;
    const letters = await list({ topic, group, showVin, limit: readLimit(limit) });
    if (json) printJson(letters);
    else
      printTable([
        ['TIME', 'DEAD-LETTER TOPIC', 'PLACE', 'VIN', 'CODE', 'REASON'],
        ...letters.map((letter) => [
          letter.time,
          letter.topic,
          `${letter.partition}/${letter.offset}`,
          letter.vin,
          letter.code,
          letter.reason.split('\n')[0],
        ]),
      ]);
    return 0;
  },
};
