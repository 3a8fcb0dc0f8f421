import type { TrafficRate } from '../load/traffic';
import { type FaultAction, type FaultPlan, type PlannedFault, services } from './fault-plan';

/** One thing that goes wrong, in a way that figures can be told for. */
export interface Drill {
  readonly plan: FaultPlan;
  readonly rate: TrafficRate;
  /** How long lag may last after the last fault, milliseconds; as usual unless told. */
  readonly settleMs?: number;
}

const SECOND_MS = 1_000;
const KILL_ROUNDS = 3;
const ROUND_MS = 25 * SECOND_MS;
const LEAD_MS = 10 * SECOND_MS;
/** Long enough for services that have just started to be as fast as they get: what comes after the fault is compared with that. */
const WARM_UP_MS = 40 * SECOND_MS;
const SETTLE_MS = 60 * SECOND_MS;
/** What has piled up goes away at fifty requests a second at least. */
const MOST_MS_A_WAITING_REQUEST = 20;

const planned = (lengthMs: number, faults: readonly Omit<PlannedFault, 'id'>[], seed: string): FaultPlan => ({
  seed,
  lengthMs,
  faults: faults.map((fault, index) => ({ ...fault, id: `f${index + 1}` }) as PlannedFault),
});
const at = (action: FaultAction, beginMs: number, durationMs = 0): Omit<PlannedFault, 'id'> => ({
  ...action,
  beginMs,
  durationMs,
});

/** VINs of every sort, as usual, but nothing withdrawn. */
const rate = (perSecond: number): TrafficRate => ({ perSecond, again: 0.1, withdrawn: 0, withKey: 0.25 });

/** Three times all services are killed at the same moment, and the broker and the database in between, while one look-up in fifty fails. */
export const killDrill = (seed: string): Drill => {
  const lengthMs = LEAD_MS + KILL_ROUNDS * ROUND_MS;
  const rounds = Array.from({ length: KILL_ROUNDS }, (_, round) => LEAD_MS + round * ROUND_MS);
  const kills = rounds.flatMap((beginMs) => [
    ...services.map((part) => at({ what: 'kill', part }, beginMs)),
    at({ what: 'kill', part: 'kafka' }, beginMs + 10 * SECOND_MS),
    at({ what: 'kill', part: 'postgres' }, beginMs + 17 * SECOND_MS),
  ]);
  const failing = at({ what: 'failing', part: 'eucaris', errorRate: 0.02 }, 0, lengthMs - SECOND_MS);
  return { plan: planned(lengthMs, [failing, ...kills], seed), rate: rate(16) };
};

/** Every service is asked to end, one after the other, while requests come in. */
export const stopDrill = (seed: string): Drill => {
  const faults = services.map((part, index) => at({ what: 'terminate', part }, LEAD_MS + index * 8 * SECOND_MS));
  return { plan: planned(LEAD_MS + services.length * 8 * SECOND_MS, faults, seed), rate: rate(20) };
};

/** First the database's disk is full for the given time, then the broker's. */
export const diskDrill = (seed: string, { fullMs, perSecond }: { fullMs: number; perSecond: number }): Drill => {
  const between = 20 * SECOND_MS;
  const postgres = at({ what: 'fill', part: 'postgres' }, LEAD_MS, fullMs);
  const kafka = at({ what: 'fill', part: 'kafka' }, LEAD_MS + fullMs + between, fullMs);
  return {
    plan: planned(LEAD_MS + 2 * (fullMs + between), [postgres, kafka], seed),
    rate: rate(perSecond),
  };
};

/** EUCARIS is away for the given time, and requests come in all the while: what they pile up is given its time. */
export const outageDrill = (seed: string, { awayMs, perSecond }: { awayMs: number; perSecond: number }): Drill => {
  const away = at({ what: 'failing', part: 'eucaris', errorRate: 1 }, WARM_UP_MS, awayMs);
  const lengthMs = WARM_UP_MS + awayMs;
  const requests = (lengthMs / SECOND_MS) * perSecond;
  return {
    plan: planned(lengthMs, [away], seed),
    rate: rate(perSecond),
    settleMs: SETTLE_MS + Math.ceil(requests * MOST_MS_A_WAITING_REQUEST),
  };
};
