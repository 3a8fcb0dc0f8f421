import type { Entry } from '@kjoreklar/invariants';

export interface DrillFigures {
  readonly accepted: number;
  readonly callbacks: number;
  /** Callbacks that had been sent before, under the same id to the same endpoint. */
  readonly callbacksSentAgain: number;
  /** From each moment at which services were killed to the first callback after it, seconds. */
  readonly firstCallbackAfterKillSeconds: readonly number[];
  /** Of each SIGTERM: how the process ended, and after how many milliseconds. */
  readonly stops: readonly {
    readonly part: string;
    readonly code: number | null;
    readonly tookMs: number | undefined;
  }[];
  /** Largest resident memory of each service, MiB: in the first quarter of the run, and at all. */
  readonly memoryMib: Readonly<Record<string, { readonly early: number; readonly most: number }>>;
  /** Of each service that said so, or did not answer: seconds unready, from each time until it was ready again. */
  readonly unreadySeconds: Readonly<Record<string, readonly number[]>>;
  /** Refusals by status code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Callbacks a second before the first fault, the earlier half of them left out, and after the last had healed until nine tenths of the rest had come. */
  readonly callbacksPerSecond: { readonly before: number; readonly afterwards: number };
}

const MIB = 1024 * 1024;
const SAME_MOMENT_MS = 2_000;
const msOf = ({ at }: Entry): number => Date.parse(at);
const ofKind = <Kind extends Entry['kind']>(entries: readonly Entry[], kind: Kind) =>
  entries.filter((entry): entry is Extract<Entry, { kind: Kind }> => entry.kind === kind);

const killMoments = (entries: readonly Entry[]): number[] => {
  const kills = ofKind(entries, 'fault').filter(
    ({ what, part }) => what === 'kill' && part !== 'kafka' && part !== 'postgres',
  );
  return kills.map(msOf).filter((ms, index, all) => index === 0 || ms - (all[index - 1] as number) > SAME_MOMENT_MS);
};

const memoryOf = (entries: readonly Entry[]): DrillFigures['memoryMib'] => {
  const memory = ofKind(entries, 'memory');
  const [first, last] = [memory[0], memory.at(-1)];
  if (!first || !last) return {};
  const early = msOf(first) + (msOf(last) - msOf(first)) / 4;
  const most = (part: string, until: number): number =>
    Math.round(
      memory
        .filter((one) => one.part === part && msOf(one) <= until)
        .reduce((top, { bytes }) => Math.max(top, bytes), 0) / MIB,
    );
  return Object.fromEntries(
    [...new Set(memory.map(({ part }) => part))].map((part) => [
      part,
      { early: most(part, early), most: most(part, Infinity) },
    ]),
  );
};

const unreadySecondsOf = (entries: readonly Entry[]): DrillFigures['unreadySeconds'] => {
  const since = new Map<string, number>();
  const seconds: Record<string, number[]> = {};
  for (const { part, ready, at } of ofKind(entries, 'readiness')) {
    const begunMs = since.get(part);
    if (!ready) since.set(part, begunMs ?? Date.parse(at));
    else if (begunMs !== undefined) {
      since.delete(part);
      (seconds[part] ??= []).push((Date.parse(at) - begunMs) / 1_000);
    }
  }
  return seconds;
};

const refusalsOf = (entries: readonly Entry[]): DrillFigures['refusals'] => {
  const counts: Record<string, number> = {};
  for (const { status } of ofKind(entries, 'refused')) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/** Of moments in order, from one share of them to another; those of a cold start, or stragglers, would tell of something else. */
const rateBetween = (times: readonly number[], from: number, to: number): number => {
  const counted = times.slice(Math.floor(times.length * from), Math.ceil(times.length * to));
  const seconds = ((counted.at(-1) ?? 0) - (counted[0] ?? 0)) / 1_000;
  return seconds > 0 ? (counted.length - 1) / seconds : 0;
};

/** What a drill is about, from its history. */
export const drillFigures = (entries: readonly Entry[]): DrillFigures => {
  const callbacks = ofKind(entries, 'callback');
  const times = callbacks.map(msOf).sort((a, b) => a - b);
  const lastHealed = Math.max(0, ...ofKind(entries, 'healed').map(msOf));
  const firstFault = Math.min(Infinity, ...ofKind(entries, 'fault').map(msOf));
  return {
    accepted: ofKind(entries, 'accepted').length,
    callbacks: callbacks.length,
    callbacksSentAgain:
      callbacks.length - new Set(callbacks.map(({ endpoint, webhookId }) => `${endpoint} ${webhookId}`)).size,
    firstCallbackAfterKillSeconds: killMoments(entries).map((killedMs) => {
      const first = times.find((ms) => ms > killedMs + SAME_MOMENT_MS / 4);
      return first === undefined ? Infinity : (first - killedMs) / 1_000;
    }),
    stops: ofKind(entries, 'exit')
      .filter(({ asked }) => asked === 'SIGTERM')
      .map(({ part, code, tookMs }) => ({ part, code, tookMs })),
    unreadySeconds: unreadySecondsOf(entries),
    refusals: refusalsOf(entries),
    memoryMib: memoryOf(entries),
    callbacksPerSecond: {
      before: rateBetween(
        times.filter((ms) => ms < firstFault),
        0.5,
        1,
      ),
      afterwards: rateBetween(
        times.filter((ms) => ms > lastHealed),
        0,
        0.9,
      ),
    },
  };
};
