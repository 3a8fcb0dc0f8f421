import type { Entry, EntryKind, EntryOf } from './history/entry';
import { soundHistory } from './testing/sound-history';
import { type Verdict, verify } from './verification';

const verdictsOf = async (entries: readonly Entry[]): Promise<Record<string, Verdict['verdict']>> =>
  Object.fromEntries((await verify(entries)).verdicts.map(({ id, verdict }) => [id, verdict]));

const allHeld = {
  I1: 'held',
  I2: 'held',
  I3: 'held',
  I4: 'held',
  I5: 'held',
  I6: 'held',
  I7: 'held',
  I8: 'held',
  I9: 'held',
} as const;

type Plant = (entries: readonly Entry[]) => readonly Entry[];

/** Of entries of one kind; asked about no other. */
type Matches<Kind extends EntryKind> = (entry: EntryOf<Kind>) => boolean;

const is = <Kind extends EntryKind>(kind: Kind, matches: Matches<Kind> = () => true) => {
  const test: { of(entry: object): boolean } = { of: matches };
  return (entry: Entry): entry is EntryOf<Kind> => entry.kind === kind && test.of(entry);
};

/** Changes the first entry of a kind that matches. */
const changing =
  <Kind extends EntryKind>(kind: Kind, change: Partial<EntryOf<Kind>>, matches?: Matches<Kind>): Plant =>
  (entries) => {
    const index = entries.findIndex(is(kind, matches));
    if (index < 0) throw new Error(`the sound history has no such ${kind}`);
    return entries.map((entry, at) => (at === index ? Object.assign({}, entry, change) : entry));
  };

const without =
  <Kind extends EntryKind>(kind: Kind, matches?: Matches<Kind>): Plant =>
  (entries) =>
    entries.filter((entry) => !is(kind, matches)(entry));

/** Puts a changed copy after the last entry of a kind that matches. */
const adding =
  <Kind extends EntryKind>(kind: Kind, change: Partial<EntryOf<Kind>>, matches?: Matches<Kind>): Plant =>
  (entries) => {
    const index = entries.findLastIndex(is(kind, matches));
    if (index < 0) throw new Error(`the sound history has no such ${kind}`);
    return entries.toSpliced(index + 1, 0, { ...entries[index], ...change } as Entry);
  };

/** The last group to have none has some again, until it has none. */
const lagAgainFor =
  (seconds: number): Plant =>
  (entries) => {
    const clear = entries[entries.findLastIndex(is('lag'))] as EntryOf<'lag'>;
    const after = (s: number): string => new Date(Date.parse(clear.at) + s * 1_000).toISOString();
    return adding('lag', { lag: 0, at: after(1 + seconds) })(adding('lag', { lag: 5, at: after(1) })(entries));
  };

const swapping =
  (one: (entry: Entry) => boolean, other: (entry: Entry) => boolean): Plant =>
  (entries) => {
    const [first, second] = [entries.findIndex(one), entries.findIndex(other)];
    return entries.with(first, entries[second] as Entry).with(second, entries[first] as Entry);
  };

const mentions = (entry: Entry, meldingId: string): boolean =>
  'meldingId' in entry && entry.meldingId === meldingId && entry.kind !== 'setAside';

/** The two events of a stage about V1 change places in the topic. */
const swapEvents = (name: string): Plant => {
  const of = (meldingId: string) => (event: EntryOf<'event'>) => event.stage === name && event.meldingId === meldingId;
  return (entries) =>
    changing('event', { offset: '1' }, of('m1-2'))(changing('event', { offset: '2' }, of('m1-1'))(entries));
};

const duringReplay = (entries: readonly Entry[], kind: EntryKind, change: Partial<Entry> = {}): readonly Entry[] => {
  const sample = entries.find(is(kind));
  const begun = entries.findIndex(is('replay'));
  return entries.toSpliced(begun + 1, 0, { ...sample, ...change } as Entry);
};

const asked = ({ asked: signal }: EntryOf<'exit'>): boolean => signal === 'SIGTERM';
const stage = (name: string) => (entry: EntryOf<'event'>) => entry.stage === name;

describe('a sound history', () => {
  it('holds in everything', async () => {
    expect(await verdictsOf(soundHistory())).toEqual(allHeld);
  });

  it('may repeat events and callbacks', async () => {
    const repeats = soundHistory().flatMap((entry) =>
      entry.kind === 'callback' || entry.kind === 'event' ? [entry, repeated(entry)] : [entry],
    );
    expect(await verdictsOf(repeats)).toEqual(allHeld);
  });

  it('may tell of an event before anything has told its number, and repeat it with the number', async () => {
    const entries = soundHistory();
    const isFirstEnd = is('event', (event) => event.stage === 'case' && event.meldingId === 'm1-1');
    const numbered = entries.filter(isFirstEnd).map(repeated);
    const late = entries.map((entry) => (isFirstEnd(entry) ? { ...entry, seq: undefined } : entry));
    expect(await verdictsOf([...late, ...numbered])).toEqual(allHeld);
  });
});

const repeated = (entry: EntryOf<'callback'> | EntryOf<'event'>): Entry =>
  entry.kind === 'callback' ? entry : { ...entry, offset: String(Number(entry.offset) + 1000) };

const planted: readonly (readonly [string, string, Plant])[] = [
  ['I1', 'a case that shows no end', changing('terminal', { status: null })],
  ['I1', 'a case of which no end is shown', without('terminal', ({ meldingId }) => meldingId === 'm1-2')],
  [
    'I1',
    'no event that tells of the end',
    without('event', (event) => event.stage === 'case' && event.meldingId === 'm1-2'),
  ],
  ['I1', 'no callback that tells of the end', without('callback', ({ meldingId }) => meldingId === 'm1-2')],
  ['I1', 'another end shown than told', changing('terminal', { status: 'AVVIST' })],
  ['I1', 'another end in the callback than in the event', changing('callback', { status: 'AVVIST' })],
  ['I1', 'no word of any end', (entries) => without('terminal')(without('event')(without('callback')(entries)))],
  ['I1', 'set aside for too long', changing('resumed', { at: '2026-12-24T00:00:00.000Z' })],
  [
    'I1',
    'set aside and never resumed',
    (entries) =>
      adding('end', { at: '2026-12-24T00:00:00.000Z' })(
        without('resumed')(entries.filter((entry) => !mentions(entry, 'm2-1'))),
      ),
  ],
  ['I2', 'two outcomes of one stage', adding('event', { id: 'other', offset: '900' }, stage('validation'))],
  ['I2', 'two events that end a case', adding('event', { id: 'other', offset: '900' }, stage('case'))],
  ['I2', 'two contents under one event id', adding('event', { digest: 'other', offset: '900' })],
  ['I2', 'one event id under two keys', adding('event', { key: 'other', offset: '900', seq: undefined })],
  ['I2', 'two webhook ids for one outcome', adding('callback', { webhookId: 'other', sekvens: 9 })],
  ['I2', 'another body on a later attempt', adding('callback', { digest: 'other' })],
  ['I2', 'a signature that does not hold', changing('callback', { signatureValid: false })],
  [
    'I2',
    'one Idempotency-Key for two requests',
    changing('accepted', { idempotencyKey: 'k' }, ({ meldingId }) => meldingId === 'm1-2'),
  ],
  [
    'I2',
    'EUCARIS asked too often',
    (entries) => [1, 2, 3].reduce<readonly Entry[]>((all) => adding('call', {})(all), entries),
  ],
  ['I3', 'facts about a VIN in the wrong order', swapEvents('register')],
  ['I3', 'cases of a VIN closed in the wrong order', swapEvents('case')],
  [
    'I3',
    'callbacks about a VIN in the wrong order',
    swapping(
      is('callback', ({ meldingId }) => meldingId === 'm1-1'),
      is('callback', ({ meldingId }) => meldingId === 'm1-2'),
    ),
  ],
  ['I3', 'a VIN in two partitions', changing('event', { partition: 7 }, stage('register'))],
  ['I4', 'more attempts than allowed', adding('attempt', { attempt: 11 })],
  ['I4', 'more attempts than this one may take', adding('attempt', { attempt: 3, mostAttempts: 2 })],
  ['I4', 'tried before it was due', adding('attempt', { attempt: 3, dueAt: '2026-11-28T00:00:00.000Z' })],
  ['I4', 'tried when it was too old', adding('attempt', { attempt: 3, at: '2026-12-24T00:00:00.000Z' })],
  ['I4', 'more attempts at a callback than allowed', adding('callback', { attempt: 11 })],
  ['I4', 'a dead letter without all its headers', changing('deadLetter', { missing: ['x-original-topic'] })],
  ['I5', 'a commit past unfinished work', without('finished', ({ offset }) => offset === '1')],
  ['I5', 'a commit before the work was finished', swapping(is('finished'), is('committed'))],
  ['I6', 'a state that a replay changed', changing('state', { digest: 'other' })],
  ['I6', 'EUCARIS called during a replay', (entries) => duringReplay(entries, 'call')],
  ['I6', 'an importer called back during a replay', (entries) => duringReplay(entries, 'callback')],
  [
    'I6',
    'a new outcome during a replay',
    (entries) => duringReplay(entries, 'event', { id: 'other', stage: 'lookup', meldingId: 'm9' }),
  ],
  ['I7', 'memory that grows', adding('memory', { bytes: 2_000_000_000 })],
  ['I7', 'a refusal that is neither 429 nor 503', changing('refused', { status: 500 })],
  ['I7', 'a refusal without Retry-After', changing('refused', { retryAfter: false })],
  ['I8', 'a process that did not exit 0', changing('exit', { code: 1 }, asked)],
  ['I8', 'a process that had to be killed', changing('exit', { code: null, signal: 'SIGKILL' }, asked)],
  ['I8', 'a process that took too long to end', changing('exit', { tookMs: 60_000 }, asked)],
  ['I9', 'a fault that never healed', without('healed')],
  ['I9', 'a lag that stays', without('lag', ({ lag }) => lag === 0)],
  ['I9', 'a lag that comes back', adding('lag', { lag: 5 })],
  ['I9', 'a lag that comes back and takes too long', lagAgainFor(90)],
  ['I9', 'a lag that takes too long', changing('lag', { at: '2026-11-27T09:30:00.000Z' }, ({ lag }) => lag === 0)],
  ['I9', 'a part that stays unready', adding('readiness', { ready: false })],
  ['I9', 'no rest', without('quiet')],
  ['I9', 'rest that takes too long', changing('quiet', { at: '2026-11-27T09:30:00.000Z' })],
];

describe('a planted violation is noticed, and no other invariant is blamed:', () => {
  it.each(planted)('%s: %s', async (id, _what, plant) => {
    const entries = plant(soundHistory());
    expect(entries).not.toEqual(soundHistory());
    const blamed = Object.entries(await verdictsOf(entries)).filter(([, verdict]) => verdict === 'violated');
    expect(blamed).toEqual([[id, 'violated']]);
  });
});

describe('what a history does not tell', () => {
  it('is not seen, never held', async () => {
    const verdicts = await verdictsOf([{ kind: 'run', at: '2026-11-27T08:00:00.000Z' }]);
    expect(new Set(Object.values(verdicts))).toEqual(new Set(['not seen']));
  });

  it.each<readonly [string, EntryKind]>([
    ['I1', 'accepted'],
    ['I5', 'finished'],
    ['I5', 'committed'],
    ['I6', 'state'],
    ['I8', 'exit'],
  ])('%s without %s', async (id, kind) => {
    const replayApart = kind === 'state' ? without('event')(soundHistory()) : soundHistory();
    expect((await verdictsOf(without(kind)(replayApart)))[id]).toBe('not seen');
  });

  it('does not demand an end of what was accepted after the last rest', async () => {
    const later: Entry = {
      kind: 'accepted',
      at: '2026-11-27T09:00:00.000Z',
      meldingId: 'm9',
      vin: 'V9',
      organisation: 'A',
    };
    expect(await verdictsOf([...soundHistory(), later])).toEqual(allHeld);
  });
});

describe('an exemption', () => {
  it('a request still set aside, its time not up, need not have ended', async () => {
    const entries = soundHistory().filter((entry) => !mentions(entry, 'm2-1') || entry.kind === 'accepted');
    expect(await verdictsOf(entries)).toEqual(allHeld);
  });

  it.each(['setAside', 'waits'] as const)('a request that %s may come late', async (kind) => {
    const entries = swapEvents('register')(soundHistory());
    const exempted: Entry = { kind, at: '2026-11-27T08:00:00.000Z', meldingId: 'm1-1' };
    const ended: Entry = { kind: 'resumed', at: '2026-11-27T08:00:01.000Z', meldingId: 'm1-1' };
    expect((await verdictsOf([exempted, ended, ...entries]))['I3']).toBe('held');
  });

  it('what was set aside may make lag again for a while', async () => {
    expect(await verdictsOf(lagAgainFor(20)(soundHistory()))).toEqual(allHeld);
  });

  it('a replay may make lag, and the one and only answers may come again', async () => {
    const entries = duringReplay(duringReplay(soundHistory(), 'lag', { lag: 3 }), 'event', { offset: '901' });
    expect(await verdictsOf(entries)).toEqual(allHeld);
  });

  it('a case that was ready may be withdrawn later', async () => {
    expect(await verdictsOf(changing('terminal', { status: 'TRUKKET' })(soundHistory()))).toEqual(allHeld);
  });
});
