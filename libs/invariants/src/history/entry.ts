import { z } from 'zod';

const at = z.iso.datetime({ offset: true }).describe('When it was observed: an instant, ISO 8601');
const count = z.int().nonnegative();
const place = { topic: z.string(), partition: count, offset: z.string().regex(/^\d+$/) };
const note = z.string().optional().describe('For people; not looked at');

const limits = z
  .strictObject({
    setAsideMs: count.describe('I1: a case is set aside for at most so long'),
    attempts: count.describe('I4: most attempts at one message or callback'),
    ageMs: count.describe('I4: from the first attempt to the last'),
    callsPerRequest: count.describe('I2: most answers that EUCARIS gives about one request'),
    memoryBytes: count.describe('I7: most memory of one process'),
    shutdownMs: count.describe('I8: from SIGTERM to the end of the process'),
    settleMs: count.describe('I9: from the end of the last fault to no lag'),
    restMs: count.describe(
      'I9: from the end of the last fault to rest; tries that are not due yet may take longer than the lag',
    ),
  })
  .partial();

/** Every kind of line in a history; each observes one thing. */
export const entrySchemas = {
  run: z.strictObject({ kind: z.literal('run'), at, limits: limits.optional(), seed: z.string().optional(), note }),
  accepted: z.strictObject({
    kind: z.literal('accepted'),
    at,
    meldingId: z.string(),
    vin: z.string(),
    organisation: z.string(),
    seq: z.int().optional().describe('Number among the requests about the VIN, in order of acceptance'),
    idempotencyKey: z.string().optional(),
    note,
  }),
  refused: z.strictObject({
    kind: z.literal('refused'),
    at,
    status: z.int(),
    retryAfter: z.boolean().describe('Whether the answer said when to come again'),
    note,
  }),
  unanswered: z.strictObject({
    kind: z.literal('unanswered'),
    at,
    vin: z.string(),
    organisation: z.string(),
    note,
  }),
  event: z.strictObject({
    kind: z.literal('event'),
    at,
    ...place,
    id: z.string().describe('CloudEvents id'),
    type: z.string(),
    key: z.string(),
    digest: z.string().optional().describe('Of the value: the same id must mean the same bytes'),
    meldingId: z.string().optional(),
    seq: z.int().optional().describe('Where the order of such events about one key means something'),
    stage: z.string().optional().describe('Of what step this is the one and only answer about the request'),
    status: z.string().optional().describe('How the case ended, of the stage "case"'),
    note,
  }),
  setAside: z.strictObject({ kind: z.literal('setAside'), at, meldingId: z.string(), note }),
  resumed: z.strictObject({ kind: z.literal('resumed'), at, meldingId: z.string(), note }),
  waits: z.strictObject({ kind: z.literal('waits'), at, meldingId: z.string(), note }),
  terminal: z.strictObject({
    kind: z.literal('terminal'),
    at,
    meldingId: z.string(),
    status: z.string().nullable().describe('Null where the case is not at its end, or is not known'),
    note,
  }),
  callback: z.strictObject({
    kind: z.literal('callback'),
    at,
    organisation: z.string(),
    endpoint: z.string(),
    webhookId: z.string(),
    type: z.string(),
    meldingId: z.string(),
    vin: z.string(),
    sekvens: z.int(),
    status: z.string().optional(),
    attempt: z.int().positive().optional(),
    signatureValid: z.boolean().nullable(),
    digest: z.string(),
    answered: z.int().optional().describe('The status code that the receiver gave'),
    note,
  }),
  call: z.strictObject({
    kind: z.literal('call'),
    at,
    vin: z.string(),
    meldingId: z.string().optional(),
    answered: z.boolean().describe('Whether it got an answer that decides something'),
    note,
  }),
  attempt: z.strictObject({
    kind: z.literal('attempt'),
    at,
    group: z.string(),
    ...place,
    attempt: z.int().positive(),
    dueAt: at.optional().describe('Not to be tried before'),
    mostAttempts: z.int().positive().optional().describe('Of this one, in place of the limit `attempts`'),
    mostAgeMs: count.optional().describe('Of this one, in place of the limit `ageMs`'),
    note,
  }),
  deadLetter: z.strictObject({
    kind: z.literal('deadLetter'),
    at,
    group: z.string(),
    ...place,
    missing: z.array(z.string()).describe('Headers that every dead letter must have and this one has not'),
    note,
  }),
  finished: z.strictObject({ kind: z.literal('finished'), at, group: z.string(), ...place, note }),
  committed: z.strictObject({ kind: z.literal('committed'), at, group: z.string(), ...place, note }),
  state: z.strictObject({ kind: z.literal('state'), at, of: z.string(), digest: z.string(), note }),
  replay: z.strictObject({ kind: z.literal('replay'), at, phase: z.enum(['begun', 'ended']), note }),
  fault: z.strictObject({ kind: z.literal('fault'), at, fault: z.string(), what: z.string(), part: z.string(), note }),
  healed: z.strictObject({ kind: z.literal('healed'), at, fault: z.string(), note }),
  lag: z.strictObject({ kind: z.literal('lag'), at, group: z.string(), lag: count, note }),
  readiness: z.strictObject({
    kind: z.literal('readiness'),
    at,
    part: z.string(),
    ready: z.boolean().describe('Whether it said that it can do its work; one that does not answer does not'),
    note,
  }),
  memory: z.strictObject({ kind: z.literal('memory'), at, part: z.string(), bytes: count, note }),
  exit: z.strictObject({
    kind: z.literal('exit'),
    at,
    part: z.string(),
    code: z.int().nullable(),
    signal: z.string().nullable(),
    asked: z.string().nullable().describe('The signal it was sent; null where it ended by itself'),
    tookMs: count.optional().describe('From the signal to the end'),
    note,
  }),
  quiet: z.strictObject({ kind: z.literal('quiet'), at, note }),
  end: z.strictObject({ kind: z.literal('end'), at, note }),
} as const;

const schema = z.discriminatedUnion('kind', [
  entrySchemas.run,
  entrySchemas.accepted,
  entrySchemas.refused,
  entrySchemas.unanswered,
  entrySchemas.event,
  entrySchemas.setAside,
  entrySchemas.resumed,
  entrySchemas.waits,
  entrySchemas.terminal,
  entrySchemas.callback,
  entrySchemas.call,
  entrySchemas.attempt,
  entrySchemas.deadLetter,
  entrySchemas.finished,
  entrySchemas.committed,
  entrySchemas.state,
  entrySchemas.replay,
  entrySchemas.fault,
  entrySchemas.healed,
  entrySchemas.lag,
  entrySchemas.readiness,
  entrySchemas.memory,
  entrySchemas.exit,
  entrySchemas.quiet,
  entrySchemas.end,
]);

export type Entry = z.output<typeof schema>;
export type EntryKind = Entry['kind'];
export type EntryOf<Kind extends EntryKind> = Extract<Entry, { kind: Kind }>;
export type Limits = z.output<typeof limits>;

export type ReadEntry = { readonly ok: true; readonly entry: Entry } | { readonly ok: false; readonly problem: string };

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** One line of a history; never throws. */
export const readEntry = (line: string): ReadEntry => {
  const value = parse(line);
  if (value === undefined) return { ok: false, problem: 'is not JSON' };
  const read = schema.safeParse(value);
  if (read.success) return { ok: true, entry: read.data };
  const [issue] = read.error.issues;
  return { ok: false, problem: `${issue?.path.join('.') || 'the line'}: ${issue?.message}` };
};
