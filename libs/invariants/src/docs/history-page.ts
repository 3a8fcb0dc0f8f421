import { z } from 'zod';
import { type EntryKind, entrySchemas } from '../history/entry';

const meanings: Readonly<Record<EntryKind, { readonly says: string; readonly for: string }>> = {
  run: {
    says: 'What was promised. A limit that is left out is not looked at. May come again; later limits replace earlier ones.',
    for: 'all',
  },
  accepted: { says: 'A request was answered 202.', for: 'I1 I2' },
  refused: { says: 'A request got another answer.', for: 'I7' },
  unanswered: {
    says: 'A request got no answer: it may have been accepted or not, so nothing is demanded of it.',
    for: '',
  },
  event: {
    says:
      'A record on a topic, each record once. `stage` names a step that answers a request once and for all: ours are `lookup`, `validation`, `register` and `case` (the ' +
      'end). `seq` is left out where an event may rightly come late, such as an answer "superseded".',
    for: 'I1 I2 I3 I5 I6',
  },
  setAside: { says: 'The request lost its place: a person must act.', for: 'I1 I3' },
  resumed: { says: 'It has its place again.', for: 'I1' },
  waits: { says: 'The request gave up its place, because it waits for its certificate.', for: 'I3' },
  terminal: { says: 'What the case shows after everything has come to rest.', for: 'I1' },
  callback: { says: 'A callback arrived, in the order of arrival; every attempt is a line.', for: 'I1 I2 I3 I4 I6' },
  call: { says: 'EUCARIS was asked. Only with `callsPerRequest` is their number looked at.', for: 'I2 I6' },
  attempt: {
    says: 'A message or a callback was tried, `attempt` counted from 1. Of callbacks `topic` may be any word, and `offset` the number of the callback.',
    for: 'I4',
  },
  deadLetter: { says: 'A consumer gave up on a message.', for: 'I4' },
  finished: {
    says: 'A consumer is done with a message: its effects are stored, or it is parked, or it is an acknowledged dead letter.',
    for: 'I5',
  },
  committed: {
    says: 'The committed offset of a group. Look at the offset first and at what is finished afterwards, and write `finished` lines before this one.',
    for: 'I5',
  },
  state: { says: 'A digest of what a part knows; write it before a replay and after it.', for: 'I6' },
  replay: {
    says: 'A replay began or ended. While one is under way nobody outside is called, and no new outcome appears.',
    for: 'I6',
  },
  fault: { says: 'Something was broken; `fault` names it until it is healed.', for: 'I9' },
  healed: { says: 'The fault of that name is over.', for: 'I9' },
  lag: { says: 'How many messages a group has before it, over all its topics.', for: 'I9' },
  readiness: { says: 'A part became ready, or unready; the first line of a part says how it was.', for: 'I9' },
  memory: { says: 'Resident memory of a process. Only with `memoryBytes` is it looked at.', for: 'I7' },
  exit: { says: 'A process ended.', for: 'I8' },
  quiet: { says: 'Nothing is under way any more.', for: 'I1 I9' },
  end: { says: 'The observer stopped waiting, at rest or not.', for: 'I1' },
};

interface Property {
  readonly type?: string;
  readonly format?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Property[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly items?: Property;
}

const typeOf = (property: Property): string => {
  if (property.enum) return property.enum.map((value) => `\`${value}\``).join(' or ');
  if (property.anyOf) return property.anyOf.map(typeOf).join(' or ');
  if (property.items) return `list of ${typeOf(property.items)}`;
  return property.type ?? 'any';
};

const rows = (properties: Readonly<Record<string, Property>>, required: readonly string[], within = ''): string[] =>
  Object.entries(properties).flatMap(([name, property]) => [
    `| \`${within}${name}\` | ${typeOf(property)}${required.includes(name) ? '' : ', optional'} | ${property.description ?? ''} |`,
    ...(property.properties ? rows(property.properties, [], `${within}${name}.`) : []),
  ]);

const everywhere = ['kind', 'at', 'note'];

const section = (kind: EntryKind): string[] => {
  const schema = z.toJSONSchema(entrySchemas[kind]) as {
    properties: Record<string, Property>;
    required: readonly string[];
  };
  const own = Object.fromEntries(Object.entries(schema.properties).filter(([name]) => !everywhere.includes(name)));
  const fields = rows(own, schema.required);
  const meaning = meanings[kind];
  return [
    `### ${kind}`,
    '',
    `${meaning.says}${meaning.for ? ` For: ${meaning.for}.` : ''}`,
    '',
    ...(fields.length > 0 ? ['| field | type | meaning |', '|---|---|---|', ...fields, ''] : []),
  ];
};

/** The page docs/history.md. */
export const historyPage = (): string =>
  [
    '# Histories of runs, and the verifier',
    '',
    'Made from `libs/invariants` by `npm run docs`. A history is what was observed while a system like Kjøreklar ran, also under faults: one JSON object a',
    'line, appended as it happens. `npm run kjoreklar -- verify --history FILE` reads it and says of each invariant whether it held, on how many things it',
    'was checked, and what broke it. Anyone can write one: nothing in it is particular to our engine, so the same verifier judges others.',
    '',
    '| | what always holds | judged from |',
    '|---|---|---|',
    '| I1 | every accepted request reaches exactly one end, and is set aside for at most `setAsideMs` | `accepted` before `quiet` or `end`; `terminal`, events of the stage `case`, callbacks of a type that ends in `.completed`: each sort of evidence that the history has must be there for every request (callbacks: of the organisations that got any) and say the same; a case that was ready may show `TRUKKET` |',
    '| I2 | processing twice changes nothing | one event id per request and `stage`; one key and digest per event id; one `webhookId` per endpoint, request and type; one digest per `webhookId`; signatures; one request per `Idempotency-Key`; `callsPerRequest` |',
    '| I3 | order per VIN | `seq` rises with the offset per topic and key, `sekvens` with the arrival per endpoint and VIN, repetitions apart; a key stays in one partition; requests `setAside` or that `waits` are left out |',
    '| I4 | bounded retry | `attempt` and `callback` by `attempts` and `ageMs`, or by what an `attempt` itself promises; `dueAt`; `deadLetter.missing` |',
    '| I5 | commit safety | each `committed` of a group and topic that has `finished` lines: every `event` line so far below that offset is finished |',
    '| I6 | replay | `state` before and after it; during it no `call`, no `callback`, and no event of a `stage` that was not there before |',
    '| I7 | back-pressure | `memory` by `memoryBytes`; a refusal of 429 or more is 429 or 503 with Retry-After |',
    '| I8 | shutdown | `exit` with `asked` SIGTERM: code 0, within `shutdownMs` |',
    '| I9 | liveness | every `fault` is `healed`; then `lag` is 0 for every group within `settleMs`, and again so soon whenever what was set aside has made some, replays apart, and `quiet` comes, within `restMs`; every part whose `readiness` is told is ready in the end |',
    '',
    'An invariant about which a history says nothing is "not seen", never "held".',
    '',
    '## Lines',
    '',
    'Every line has `kind` and `at`, the instant (ISO 8601 with its offset) at which it was observed; `note` is free text. Lines stand in the order of',
    'observation. Other fields than these, or a field of another type, make the history unreadable (exit code 2): a misspelt field would otherwise go unseen.',
    '',
    '```json',
    '{"kind":"run","at":"2026-11-27T08:00:00.000Z","limits":{"settleMs":60000}}',
    '{"kind":"accepted","at":"2026-11-27T08:00:01.000Z","meldingId":"m1","vin":"KJKVUV25APCE3AMDA","organisation":"310000019"}',
    '{"kind":"event","at":"2026-11-27T08:00:01.200Z","topic":"preregistration.completed.v1","partition":3,"offset":"17","id":"e1","type":"preregistration.completed.v1","key":"KJKVUV25APCE3AMDA","meldingId":"m1","stage":"case","status":"KLAR_TIL_FORSTEGANGSREGISTRERING"}',
    '{"kind":"quiet","at":"2026-11-27T08:00:02.000Z"}',
    '```',
    '',
    ...(Object.keys(entrySchemas) as EntryKind[]).flatMap(section),
  ].join('\n');
