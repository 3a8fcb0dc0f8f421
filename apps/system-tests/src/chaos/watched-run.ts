import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { isTerminalCaseStatus } from '@kjoreklar/code-lists';
import type { EntryOf } from '@kjoreklar/invariants';
import { setEucaris, setReceiver } from '../driver/sandbox-controls';
import { endpoints, untilReady } from '../driver/stack';
import { hastenParked } from './hasten-parked';
import type { HistoryWriter } from './history-writer';
import { Traffic, type TrafficRate } from './load/traffic';
import { MessageFaults } from './nemesis/message-faults';
import { CallbackObserver } from './observers/callback-observer';
import { CommitObserver } from './observers/commit-observer';
import { LagObserver } from './observers/lag-observer';
import { TopicObserver } from './observers/topic-observer';
import { TryObserver } from './observers/try-observer';
import { WaitingWork } from './observers/waiting-work';
import { Random } from './plan/random';
import { replay } from './replay';
import { untilRest } from './until-rest';

export interface Watched {
  readonly traffic: Traffic;
  readonly messages: MessageFaults;
}

export interface WatchedRunOptions {
  /** Decides what traffic there is. */
  readonly seed: string;
  readonly history: HistoryWriter;
  readonly rate?: TrafficRate;
  readonly limits?: EntryOf<'run'>['limits'];
  /** Whether to end with a replay; it does unless told. */
  readonly replays?: boolean;
  /** Looks at the processes, about once a second. */
  readonly lookAtProcesses: () => Promise<void>;
  /** Load, and what disturbs it. */
  readonly during: (watched: Watched) => Promise<void>;
  readonly say: (line: string) => void;
}

const HOUR_MS = 3_600_000;
const MIB = 1024 * 1024;
export const usualLimits = {
  setAsideMs: 72 * HOUR_MS,
  attempts: 60,
  ageMs: 84 * HOUR_MS,
  memoryBytes: 1_024 * MIB,
  shutdownMs: 10_000,
  settleMs: 60_000,
} as const;
const LOOK_INTERVAL_MS = 1_000;
/** What is parked may wait five minutes for its next try, and what has piled up takes its time. */
const REST_DEADLINE_MS = 400_000;
const MOST_MS_A_REQUEST = 20;
const CATCH_UP_DEADLINE_MS = 60_000;
const CASES_AT_ONCE = 8;

/** Asks now and again; what is away for the moment is asked the next time. */
const keepLooking = async (signal: AbortSignal, looks: readonly (() => Promise<void>)[]): Promise<void> => {
  while (!signal.aborted) {
    await Promise.all(looks.map((look) => look().catch(() => undefined)));
    await delay(LOOK_INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
};

/** What each case shows after all. */
const writeEnds = async (traffic: Traffic, history: HistoryWriter): Promise<void> => {
  const cases = traffic.accepted.entries();
  const showNext = async (): Promise<void> => {
    for (const [meldingId, importer] of cases) {
      const { status } = (await importer.show(meldingId)).body;
      history.write({
        kind: 'terminal',
        meldingId,
        status: isTerminalCaseStatus(status) ? status : null,
        note: status,
      });
    }
  };
  await Promise.all(Array.from({ length: CASES_AT_ONCE }, showNext));
};

/** Everything that happens on the stack goes into the history while there is load; then rest, and what every case shows in the end. */
export const runWatched = async (options: WatchedRunOptions): Promise<void> => {
  const { seed, history, say } = options;
  const brokers = endpoints().kafka.split(',');
  const kafka = new Kafka({ clientId: 'chaos', brokers, logLevel: logLevel.NOTHING });
  const messages = new MessageFaults(kafka, new Random(`${seed} messages`));
  const commits = new CommitObserver(history);
  const topics = new TopicObserver(kafka, history, {
    message: (topic, message) => messages.remember(topic, message),
    event: (event) => commits.event(event),
    deadLetter: (group, place) => commits.deadLetter(group, place),
  });
  const callbacks = new CallbackObserver(history);
  const lag = new LagObserver(kafka, history);
  const work = new WaitingWork();
  const tries = new TryObserver(history);
  const traffic = new Traffic(history, new Random(`${seed} load`), options.rate);

  await Promise.all([setEucaris(), setReceiver()]);
  await traffic.listen();
  history.write({ kind: 'run', limits: options.limits ?? usualLimits, seed });
  await Promise.all([topics.start(), lag.start(), tries.start()]);

  const stopLooking = new AbortController();
  const looking = keepLooking(stopLooking.signal, [
    async () => commits.look(await lag.look()),
    () => work.look(),
    () => tries.look(),
    () => callbacks.look(),
    options.lookAtProcesses,
  ]);
  try {
    await options.during({ traffic, messages });
    say(`healed; ${traffic.accepted.size} accepted; waiting for rest`);
    const isComplete = (): boolean => [...traffic.accepted.keys()].every((id) => callbacks.completed.has(id));
    const catchUp = (): Promise<void> => topics.catchUp(CATCH_UP_DEADLINE_MS);
    const rest = async (): Promise<Date | undefined> => {
      const resting = new AbortController();
      const hastening = hastenParked(resting.signal, say);
      const rested = await untilRest({
        lag: () => lag.latest,
        waiting: () => work.count,
        isComplete,
        lastNewsAtMs: () => Math.max(topics.lastNewsAtMs, callbacks.lastNewsAtMs),
        deadlineMs: REST_DEADLINE_MS + traffic.accepted.size * MOST_MS_A_REQUEST,
      });
      resting.abort();
      await hastening;
      await catchUp();
      return rested;
    };
    const rested = await rest();
    if (rested) history.write({ kind: 'quiet' }, rested);
    if (rested && options.replays !== false)
      await replay({ history, messages, completed: callbacks.completed, catchUp, rest, say });
    await untilReady(endpoints().intake);
    await writeEnds(traffic, history);
    history.write({ kind: 'end' });
  } finally {
    stopLooking.abort();
    await looking;
    await Promise.allSettled([topics.stop(), lag.stop(), work.stop(), tries.stop(), commits.stop(), messages.close()]);
  }
};
