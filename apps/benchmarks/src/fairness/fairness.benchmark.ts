import type { CallbackReceiver } from '../pipeline/callback-receiver';
import { Load, type Target } from '../pipeline/load';
import type { Endpoints } from '../pipeline/local-stack';
import { onOwnStack } from '../pipeline/own-stack';
import { registerEndpoint, submissionPath, tokenFrom } from '../pipeline/stack-client';

export interface FairnessOptions {
  /** What the one importer has waiting when the other sends. */
  readonly requests: number;
  readonly connections: number;
  /** How many the other sends, one after the other. */
  readonly probes: number;
  readonly portBase: number;
  readonly say: (line: string) => void;
}

export interface FairnessResult {
  readonly accepted: number;
  readonly acceptedPerSecond: number;
  readonly drainedPerSecond: number;
  /** Of the other importer, from 202 to callback, while nothing else goes on, and behind the flood. */
  readonly aloneMs: readonly number[];
  readonly behindMs: readonly number[];
  /** How long the flood has still to go when the other's last callback has come, at the pace so far. */
  readonly restSeconds: number;
}

const FLOODING = '310000019';
const OTHER = '310000027';
const DEADLINE_MS = 120_000;

const targetOf = (endpoints: Endpoints, organisation: string): Target => ({
  url: endpoints.intake,
  path: submissionPath,
  token: () => tokenFrom(endpoints.sandbox, organisation),
});

const inTurn = async (load: Load, probes: number): Promise<number[]> => {
  const delays: number[] = [];
  for (let probe = 0; probe < probes; probe += 1) delays.push((await load.one(DEADLINE_MS)) ?? Infinity);
  return delays;
};

const measure = async (
  { requests, connections, probes, say }: FairnessOptions,
  endpoints: Endpoints,
  receiver: CallbackReceiver,
): Promise<FairnessResult> => {
  const callbackUrl = await receiver.listen();
  for (const organisation of [FLOODING, OTHER]) await registerEndpoint(endpoints, organisation, callbackUrl);
  await new Load(targetOf(endpoints, FLOODING), receiver).closedLoop(300, 16);
  const other = new Load(targetOf(endpoints, OTHER), receiver);
  const aloneMs = await inTurn(other, probes);
  receiver.reset();
  const startedMs = performance.now();
  const accepted = await new Load(targetOf(endpoints, FLOODING), receiver).flood(requests, connections);
  const acceptedPerSecond = accepted / ((performance.now() - startedMs) / 1_000);
  say(`${accepted} accepted, ${acceptedPerSecond.toFixed(0)}/s, ${receiver.distinct} called back`);
  const behindMs = await inTurn(other, probes);
  const drainedPerSecond = receiver.distinct / ((performance.now() - startedMs) / 1_000);
  const restSeconds = (accepted + probes - receiver.distinct) / drainedPerSecond;
  return { accepted, acceptedPerSecond, drainedPerSecond, aloneMs, behindMs, restSeconds };
};

/** Starts a stack of its own, measures, and leaves nothing behind. */
export const runFairnessBenchmark = (options: FairnessOptions): Promise<FairnessResult> =>
  onOwnStack(options, (endpoints, receiver) => measure(options, endpoints, receiver));
