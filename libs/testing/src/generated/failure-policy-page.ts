import type { HandlerPolicy, ParkingPolicy } from '@kjoreklar/messaging';
import { table } from './markdown-table';

/** One handler, as its decorator declares it. */
export interface DeclaredHandler {
  readonly service: string;
  /** The topic; undefined for the handler of all dead letters. */
  readonly topic: string | undefined;
  readonly policy: HandlerPolicy;
}

const units = [
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
] as const;

const timeOf = (ms: number): string => {
  const [size, unit] = units.find(([least]) => ms >= least && ms % least === 0) ?? [1, 'ms'];
  return `${ms / size} ${unit}`;
};

const parkingOf = ({ delaysMs, mostTries, mostAgeMs }: ParkingPolicy): string =>
  `parked: ${delaysMs.map(timeOf).join(', ')}, repeated; given up after ${mostTries} tries or ${timeOf(mostAgeMs)}`;

const rowOf = ({ service, topic, policy }: DeclaredHandler): string[] => [
  service,
  topic ? `\`${topic}\`` : 'dead letters of all',
  `${policy.tries}, ${timeOf(policy.firstDelayMs)} to ${timeOf(policy.maxDelayMs)} apart`,
  policy.then === 'deadLetter' ? 'given up' : parkingOf(policy.then),
  ['postgresql', ...(policy.needs ?? [])].join(', '),
];

const kinds = [
  ['what failed', 'what happens'],
  ['an expected "no": VIN unknown to EUCARIS, a rule broken, registered already', 'an event, never an exception'],
  ['bytes that do not decode, an event that breaks its schema', 'dead letter at once, class `malformed`'],
  [
    '`PermanentError` · `TypeError`, `RangeError`, `ReferenceError`, `SyntaxError`',
    'dead letter at once, class `permanent` · `bug`',
  ],
  ['anything else, up to the tries below', 'again, with the key held in memory; other keys go on'],
  [
    'after those tries',
    'the key is parked in PostgreSQL with what follows it; the offset moves on; tried again when it is due',
  ],
  ['tries or age exhausted', 'dead letter, class `exhausted`; what follows in the key goes on'],
  [
    'EUCARIS for three of four calls in 10 s (ten or more) or 20 in a row, PostgreSQL for 5 in a row',
    'its breaker opens: topics that need it pause, no try is counted, readiness says so; probes close it',
  ],
];

const intro = `# What happens when a handler fails

Made from the \`@Handles\` decorators of the services by \`npm run docs\`; a specification fails when it is not what they say.

${table(kinds)}

A dead letter (\`<topic>.<service>.dlt\`) has key, value bytes and headers as they came, and where it came from and why: \`x-dead-letter-code\`,
\`x-dead-letter-reason-class\`, \`x-dead-letter-attempts\`, \`x-dead-letter-failures\` (JSON: the first failure and the latest nine, with time, attempt, code and
text), and the names that Spring Kafka and kafka-ui read. Its case shows \`TIL_MANUELL_BEHANDLING\`.

While 10 000 keys of a service are parked, what fails beyond them waits in memory, and its partition with it in the end.

\`npm run kjoreklar -- parked\` shows which keys wait, why and until when; \`parked try-now --vin VIN\` or \`--all\` has them tried at once, when what they
needed has been mended. Their tries and their age go on counting.`;

/** docs/failure-policy.md. */
export const failurePolicyPage = (handlers: readonly DeclaredHandler[]): string => {
  const sorted = [...handlers].sort((a, b) => `${a.service} ${a.topic}`.localeCompare(`${b.service} ${b.topic}`));
  const heads = ['service', 'topic', 'tries in memory', 'then', 'needs'];
  return `${intro}\n\n## Handlers\n\n${table([heads, ...sorted.map(rowOf)])}\n`;
};
