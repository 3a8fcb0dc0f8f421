import type { Entry } from '../history/entry';

const startMs = Date.parse('2026-11-27T08:00:00.000Z');

interface Request {
  readonly meldingId: string;
  readonly vin: string;
  readonly seq: number;
}

const READY = 'KLAR_TIL_FORSTEGANGSREGISTRERING';
const stages = ['lookup', 'validation', 'register', 'case'] as const;

/** Untimed: the history gives each the next second. */
type Draft = Entry extends infer Kind ? (Kind extends Entry ? Omit<Kind, 'at'> & { at?: string } : never) : never;

const eventsOf = ({ meldingId, vin, seq }: Request): Draft[] =>
  stages.map((stage) => ({
    kind: 'event',
    topic: `${stage}.v1`,
    partition: 3,
    offset: String(seq),
    id: `${meldingId}-${stage}`,
    type: `${stage}.v1`,
    key: vin,
    digest: `${meldingId}-${stage}`,
    meldingId,
    seq,
    stage,
    ...(stage === 'case' ? { status: READY } : {}),
  }));

const callbackOf = ({ meldingId, vin, seq }: Request): Draft => ({
  kind: 'callback',
  organisation: 'A',
  endpoint: 'a',
  webhookId: `w-${meldingId}`,
  type: 'preregistration.completed',
  meldingId,
  vin,
  sekvens: seq,
  status: READY,
  signatureValid: true,
  digest: `w-${meldingId}`,
  answered: 204,
});

const requests: readonly Request[] = [
  { meldingId: 'm1-1', vin: 'V1', seq: 1 },
  { meldingId: 'm1-2', vin: 'V1', seq: 2 },
  { meldingId: 'm2-1', vin: 'V2', seq: 3 },
];

const drafts = (): Draft[] => [
  {
    kind: 'run',
    limits: {
      setAsideMs: 72 * 3_600_000,
      attempts: 10,
      ageMs: 72 * 3_600_000,
      callsPerRequest: 2,
      memoryBytes: 1_000_000_000,
      shutdownMs: 10_000,
      settleMs: 60_000,
      restMs: 60_000,
    },
  },
  ...requests.map(({ meldingId, vin, seq }): Draft => ({
    kind: 'accepted',
    meldingId,
    vin,
    organisation: 'A',
    seq,
    ...(seq === 1 ? { idempotencyKey: 'k' } : {}),
  })),
  { kind: 'unanswered', vin: 'V3', organisation: 'A' },
  { kind: 'fault', fault: 'f1', what: 'kill', part: 'registry' },
  { kind: 'refused', status: 503, retryAfter: true },
  { kind: 'setAside', meldingId: 'm2-1' },
  { kind: 'resumed', meldingId: 'm2-1' },
  { kind: 'call', vin: 'V1', answered: true },
  { kind: 'call', vin: 'V1', answered: true },
  ...requests.flatMap(eventsOf),
  ...requests.map((request) => callbackOf(request)),
  { kind: 'attempt', group: 'registry', topic: 'validation.v1', partition: 3, offset: '1', attempt: 1 },
  { kind: 'attempt', group: 'registry', topic: 'validation.v1', partition: 3, offset: '1', attempt: 2 },
  { kind: 'deadLetter', group: 'registry', topic: 'validation.v1', partition: 3, offset: '9', missing: [] },
  ...['1', '2', '3'].map((offset): Draft => ({
    kind: 'finished',
    group: 'registry',
    topic: 'validation.v1',
    partition: 3,
    offset,
  })),
  { kind: 'committed', group: 'registry', topic: 'validation.v1', partition: 3, offset: '4' },
  { kind: 'memory', part: 'registry', bytes: 200_000_000 },
  { kind: 'lag', group: 'registry', lag: 3 },
  { kind: 'exit', part: 'registry', code: null, signal: 'SIGKILL', asked: 'SIGKILL' },
  { kind: 'readiness', part: 'registry', ready: false },
  { kind: 'healed', fault: 'f1' },
  { kind: 'readiness', part: 'registry', ready: true },
  { kind: 'lag', group: 'registry', lag: 0 },
  { kind: 'quiet' },
  ...requests.map(({ meldingId }): Draft => ({ kind: 'terminal', meldingId, status: READY })),
  { kind: 'exit', part: 'registry', code: 0, signal: null, asked: 'SIGTERM', tookMs: 900 },
  { kind: 'state', of: 'registry', digest: 's' },
  { kind: 'replay', phase: 'begun' },
  { kind: 'replay', phase: 'ended' },
  { kind: 'state', of: 'registry', digest: 's' },
  { kind: 'end' },
];

/** A history in which everything is seen and everything holds: requests m1-1, m1-2 (VIN V1) and m2-1 (V2) of organisation A. */
export const soundHistory = (): Entry[] =>
  drafts().map((draft, index) => ({ at: new Date(startMs + index * 1000).toISOString(), ...draft }));
