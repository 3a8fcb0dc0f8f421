import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { setEucaris, setReceiver } from '../driver/sandbox-controls';
import { endpoints, untilReady } from '../driver/stack';
import { HistoryWriter } from './history-writer';
import { Traffic } from './load/traffic';
import { beginFaultWith } from './nemesis/begin-fault';
import { MessageFaults } from './nemesis/message-faults';
import { type Happened, Nemesis } from './nemesis/nemesis';
import { CallbackObserver } from './observers/callback-observer';
import { CommitObserver } from './observers/commit-observer';
import { LagObserver } from './observers/lag-observer';
import { ProcessWatch } from './observers/process-watch';
import { TopicObserver } from './observers/topic-observer';
import type { FaultPlan } from './plan/fault-plan';
import { Random } from './plan/random';
import type { Proxies } from './proxies/proxies';
import { untilRest } from './until-rest';

export interface ChaosOptions {
  readonly plan: FaultPlan;
  readonly proxies?: Proxies;
  readonly history: HistoryWriter;
  /** Shared with what is loaded into the service processes. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

const MIB = 1024 * 1024;
const LIMITS = {
  setAsideMs: 72 * 3_600_000,
  memoryBytes: 1_024 * MIB,
  shutdownMs: 10_000,
  settleMs: 60_000,
} as const;
const LOOK_INTERVAL_MS = 1_000;
/** What is parked may wait five minutes for its next try. */
const REST_DEADLINE_MS = 400_000;
const CATCH_UP_DEADLINE_MS = 60_000;

/** Asks now and again; what is away for the moment is asked the next time. */
const keepLooking = async (signal: AbortSignal, looks: readonly (() => Promise<void>)[]): Promise<void> => {
  while (!signal.aborted) {
    await Promise.all(looks.map((look) => look().catch(() => undefined)));
    await delay(LOOK_INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
};

/** Load, faults and observers at the same time on a stack that runs; then rest, and what every case shows in the end. */
export const runChaos = async (options: ChaosOptions): Promise<readonly Happened[]> => {
  const { plan, proxies, history, folder, say } = options;
  const kafka = new Kafka({ clientId: 'chaos', brokers: [endpoints().kafka], logLevel: logLevel.NOTHING });
  const random = new Random(`${plan.seed} load`);
  const messages = new MessageFaults(kafka, new Random(`${plan.seed} messages`));
  const commits = new CommitObserver(history);
  const topics = new TopicObserver(kafka, history, {
    message: (topic, message) => messages.remember(topic, message),
    event: (event) => commits.event(event),
    deadLetter: (group, place) => commits.deadLetter(group, place),
  });
  const callbacks = new CallbackObserver(history);
  const lag = new LagObserver(kafka, history);
  const processes = new ProcessWatch(history, String(process.env['KJOREKLAR_HOME']));
  const traffic = new Traffic(history, random);

  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  await Promise.all([setEucaris(), setReceiver()]);
  await traffic.listen();
  history.write({ kind: 'run', limits: LIMITS, seed: plan.seed });
  await Promise.all([topics.start(), lag.start()]);

  const stopLooking = new AbortController();
  const looking = keepLooking(stopLooking.signal, [
    async () => commits.look(await lag.look()),
    () => callbacks.look(),
    async () => processes.look(),
  ]);
  const nemesis = new Nemesis(beginFaultWith({ folder, proxies, messages, processes }), history, say);
  await Promise.all([traffic.sendUntil(Date.now() + plan.lengthMs), nemesis.carryOut(plan)]);
  say(`healed; ${traffic.accepted.size} accepted; waiting for rest`);

  const isComplete = (): boolean => [...traffic.accepted.keys()].every((id) => callbacks.completed.has(id));
  const rested = await untilRest({
    lag: () => lag.latest,
    parked: () => commits.parked,
    isComplete,
    lastNewsAtMs: () => Math.max(topics.lastNewsAtMs, callbacks.lastNewsAtMs),
    deadlineMs: REST_DEADLINE_MS,
  });
  await topics.catchUp(CATCH_UP_DEADLINE_MS);
  if (rested) history.write({ kind: 'quiet' }, rested);
  await untilReady(endpoints().intake);
  for (const [meldingId, importer] of traffic.accepted) {
    const shown = await importer.show(meldingId);
    const hasEnd = TERMINAL.has(shown.body.status);
    history.write({ kind: 'terminal', meldingId, status: hasEnd ? shown.body.status : null, note: shown.body.status });
  }
  history.write({ kind: 'end' });
  stopLooking.abort();
  await looking;
  await Promise.allSettled([topics.stop(), lag.stop(), commits.stop(), messages.close()]);
  return nemesis.happened;
};

const TERMINAL = new Set([
  'KLAR_TIL_FORSTEGANGSREGISTRERING',
  'AVVIST',
  'ECOC_IKKE_FUNNET',
  'ERSTATTET',
  'TRUKKET',
  'FEILET',
]);
