import { request } from 'undici';
import { createKafka } from '@kjoreklar/messaging';
import { silentLogger } from '@kjoreklar/service-kit';
import { BaselineStack } from '../baseline/baseline-stack';
import { checkCeiling, commitCeiling, httpCeiling, kafkaCeiling } from '../ceilings/ceilings';
import { CostMeter, cpuSecondsOf, type Parts } from '../process-cost';
import type { CallbackReceiver } from './callback-receiver';
import { type Endpoints, infrastructurePids, servicePids } from './local-stack';
import { Load, type LoadResult, type Target } from './load';
import { onOwnStack } from './own-stack';
import { registerEndpoint, setLookupLatency, submissionPath, tokenFrom } from './stack-client';

export interface PipelineOptions {
  readonly requests: number;
  readonly connections: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly lookupLatencyMs: number;
  readonly rounds: number;
  readonly portBase: number;
  readonly say: (line: string) => void;
}

export interface StackRound {
  readonly closed: LoadResult & { readonly cpuPer1000: Readonly<Record<string, number>>; readonly peakMib: number };
  readonly fixed: LoadResult;
}

export interface PipelineResult {
  readonly ceilings: {
    readonly kafkaProducedPerSecond: number;
    readonly kafkaConsumedPerSecond: number;
    readonly commitsPerSecond: number;
    readonly httpPerSecond: number;
    readonly checksPerSecond: number;
  };
  readonly kjoreklar: readonly StackRound[];
  readonly baseline: readonly StackRound[];
  readonly idleCoreShare: number;
}

const ORGANISATION = '310000019';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** CPU of all parts together while nothing happens, as a share of one core. */
const idleShare = async (pids: readonly number[], ms: number): Promise<number> => {
  const used = (): number => pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
  const before = used();
  await pause(ms);
  return (used() - before) / (ms / 1000);
};

class PipelineRun {
  constructor(
    private readonly options: PipelineOptions,
    private readonly endpoints: Endpoints,
    private readonly receiver: CallbackReceiver,
  ) {}

  async round(name: string, target: Target, parts: Parts): Promise<StackRound> {
    const { options } = this;
    await setLookupLatency(this.endpoints.sandbox, 0);
    this.receiver.reset();
    await new Load(target, this.receiver).closedLoop(Math.min(500, options.requests), options.connections);
    this.receiver.reset();
    const meter = new CostMeter(parts);
    const closed = await new Load(target, this.receiver).closedLoop(options.requests, options.connections);
    const cost = meter.stop();
    options.say(
      `${name}: ${closed.perSecond.toFixed(0)}/s closed loop, ${closed.completed} of ${closed.sent} completed`,
    );
    await setLookupLatency(this.endpoints.sandbox, options.lookupLatencyMs);
    this.receiver.reset();
    const fixed = await new Load(target, this.receiver).fixedRate(options.perSecond, options.seconds);
    options.say(
      `${name}: p50 ${fixed.callbackMs.p50.toFixed(0)} ms, p99 ${fixed.callbackMs.p99.toFixed(0)} ms at ${options.perSecond}/s`,
    );
    const cpuPer1000 = Object.fromEntries(
      Object.entries(cost.cpuSeconds).map(([part, seconds]) => [
        part,
        (seconds * 1000) / Math.max(1, closed.completed),
      ]),
    );
    return { closed: { ...closed, cpuPer1000, peakMib: cost.peakMib }, fixed };
  }
}

const measureCeilings = async (endpoints: Endpoints): Promise<PipelineResult['ceilings']> => {
  const kafka = createKafka({ brokers: [endpoints.kafka], clientId: 'benchmark', logger: silentLogger() });
  const vin = 'BNCCE1L1NG0000001';
  const response = await request(`${endpoints.sandbox}/eucaris/ecoc/${vin}`);
  const answer = (await response.body.json()) as { documents: { content: string }[] };
  const document = Buffer.from(answer.documents[0]?.content ?? '', 'base64');
  const kafkaRates = await kafkaCeiling(kafka);
  return {
    kafkaProducedPerSecond: kafkaRates.producedPerSecond,
    kafkaConsumedPerSecond: kafkaRates.consumedPerSecond,
    commitsPerSecond: await commitCeiling(endpoints.postgres),
    httpPerSecond: await httpCeiling(),
    checksPerSecond: await checkCeiling(document, vin),
  };
};

const signalAll = (pids: readonly number[], signal: NodeJS.Signals): void =>
  pids.forEach((pid) => process.kill(pid, signal));

/** The baseline runs on the same broker, database and sandbox while Kjøreklar's own services stand still. */
const withBaseline = async <T>(
  endpoints: Endpoints,
  options: { port: number; callbackUrl: string },
  work: (stack: BaselineStack) => Promise<T>,
): Promise<T> => {
  const stack = new BaselineStack(
    {
      brokers: [endpoints.kafka],
      databaseUrl: endpoints.postgres,
      eucarisUrl: `${endpoints.sandbox}/eucaris`,
      callbackUrl: options.callbackUrl,
      port: options.port,
    },
    silentLogger(),
  );
  const own = servicePids(endpoints);
  signalAll(own, 'SIGSTOP');
  try {
    await stack.start();
    return await work(stack);
  } finally {
    await stack.stop();
    signalAll(own, 'SIGCONT');
    await pause(3_000);
  }
};

const measure = async (
  options: PipelineOptions,
  endpoints: Endpoints,
  receiver: CallbackReceiver,
): Promise<PipelineResult> => {
  const callbackUrl = await receiver.listen();
  await registerEndpoint(endpoints, ORGANISATION, callbackUrl);
  const infrastructure = infrastructurePids(endpoints);
  const run = new PipelineRun(options, endpoints, receiver);
  const kjoreklar: StackRound[] = [];
  const baseline: StackRound[] = [];
  await pause(5_000);
  const idleCoreShare = await idleShare([...servicePids(endpoints), ...Object.values(infrastructure).flat()], 15_000);
  options.say(`idle: ${(idleCoreShare * 100).toFixed(1)} % of one core`);
  const ceilings = await measureCeilings(endpoints);
  for (let round = 1; round <= options.rounds; round += 1) {
    const target: Target = {
      url: endpoints.intake,
      path: submissionPath,
      token: () => tokenFrom(endpoints.sandbox, ORGANISATION),
    };
    kjoreklar.push(
      await run.round(`kjøreklar ${round}`, target, { services: servicePids(endpoints), ...infrastructure }),
    );
    const port = options.portBase + 50;
    baseline.push(
      await withBaseline(endpoints, { port, callbackUrl }, (stack) =>
        run.round(
          `baseline  ${round}`,
          { url: stack.url, path: '/preregistrations', token: () => Promise.resolve('none') },
          { services: stack.pids, ...infrastructure },
        ),
      ),
    );
  }
  return { ceilings, kjoreklar, baseline, idleCoreShare };
};

/** Starts a stack of its own, measures, and leaves nothing behind. */
export const runPipelineBenchmark = (options: PipelineOptions): Promise<PipelineResult> =>
  onOwnStack(options, (endpoints, receiver) => measure(options, endpoints, receiver));
