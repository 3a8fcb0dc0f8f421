import { median } from '../statistics';
import type { PipelineResult, StackRound } from './pipeline.benchmark';

interface StackSummary {
  readonly completedPerSecond: number;
  readonly cpuPer1000: Readonly<Record<string, number>>;
  readonly cpuPer1000Total: number;
  readonly acceptP50Ms: number;
  readonly callbackP50Ms: number;
  readonly callbackP95Ms: number;
  readonly callbackP99Ms: number;
  readonly peakMib: number;
  readonly lost: number;
  readonly duplicates: number;
}

const over = (rounds: readonly StackRound[], pick: (round: StackRound) => number): number => median(rounds.map(pick));

/** Services, broker and database; the sandbox and this driver are outside what is compared. */
const comparedParts = ['services', 'broker', 'database'] as const;

const summarise = (rounds: readonly StackRound[]): StackSummary => {
  const cpuPer1000 = Object.fromEntries(
    [...comparedParts, 'sandbox'].map((part) => [part, over(rounds, (round) => round.closed.cpuPer1000[part] ?? 0)]),
  );
  return {
    completedPerSecond: over(rounds, (round) => round.closed.perSecond),
    cpuPer1000,
    cpuPer1000Total: comparedParts.reduce((sum, part) => sum + (cpuPer1000[part] ?? 0), 0),
    acceptP50Ms: over(rounds, (round) => round.fixed.acceptMs.p50),
    callbackP50Ms: over(rounds, (round) => round.fixed.callbackMs.p50),
    callbackP95Ms: over(rounds, (round) => round.fixed.callbackMs.p95),
    callbackP99Ms: over(rounds, (round) => round.fixed.callbackMs.p99),
    peakMib: over(rounds, (round) => round.closed.peakMib),
    lost: rounds.reduce(
      (sum, { closed, fixed }) => sum + closed.sent - closed.completed + fixed.sent - fixed.completed,
      0,
    ),
    duplicates: rounds.reduce((sum, { closed, fixed }) => sum + closed.duplicates + fixed.duplicates, 0),
  };
};

export interface PipelineReport {
  readonly kjoreklar: StackSummary;
  readonly baseline: StackSummary;
  readonly ratios: Readonly<Record<string, number>>;
  readonly ceilings: PipelineResult['ceilings'];
  readonly idleCoreShare: number;
  readonly lookupLatencyMs: number;
  readonly rounds: number;
}

export const reportPipeline = (result: PipelineResult, lookupLatencyMs: number): PipelineReport => {
  const kjoreklar = summarise(result.kjoreklar);
  const baseline = summarise(result.baseline);
  const { ceilings } = result;
  const perSecond = kjoreklar.completedPerSecond;
  return {
    kjoreklar,
    baseline,
    ratios: {
      throughputToBaseline: perSecond / baseline.completedPerSecond,
      cpuToBaseline: kjoreklar.cpuPer1000Total / baseline.cpuPer1000Total,
      callbackP50ToBaseline: kjoreklar.callbackP50Ms / baseline.callbackP50Ms,
      callbackP99ToBaseline: kjoreklar.callbackP99Ms / baseline.callbackP99Ms,
      toKafkaProduce: perSecond / ceilings.kafkaProducedPerSecond,
      toKafkaConsume: perSecond / ceilings.kafkaConsumedPerSecond,
      toCommits: perSecond / ceilings.commitsPerSecond,
      toHttp: perSecond / ceilings.httpPerSecond,
      toEcocCheck: perSecond / ceilings.checksPerSecond,
    },
    ceilings,
    idleCoreShare: result.idleCoreShare,
    lookupLatencyMs,
    rounds: result.kjoreklar.length,
  };
};

const row = (label: string, ...cells: string[]): string =>
  `${label.padEnd(44)}${cells.map((cell) => cell.padStart(14)).join('')}`;

export const printPipeline = (report: PipelineReport): string => {
  const { kjoreklar, baseline, ratios, ceilings } = report;
  const pair = (label: string, pick: (summary: StackSummary) => number, digits = 1): string =>
    row(
      label,
      pick(kjoreklar).toFixed(digits),
      pick(baseline).toFixed(digits),
      (pick(kjoreklar) / pick(baseline)).toFixed(2),
    );
  return [
    row(`median of ${report.rounds} rounds`, 'kjøreklar', 'baseline', 'ratio'),
    pair('completed a second, closed loop', (summary) => summary.completedPerSecond, 0),
    pair('CPU-s per 1,000: services', (summary) => summary.cpuPer1000['services'] ?? 0, 2),
    pair('CPU-s per 1,000: broker', (summary) => summary.cpuPer1000['broker'] ?? 0, 2),
    pair('CPU-s per 1,000: database', (summary) => summary.cpuPer1000['database'] ?? 0, 2),
    pair('CPU-s per 1,000: all three', (summary) => summary.cpuPer1000Total, 2),
    pair('POST to 202, p50 ms, fixed rate', (summary) => summary.acceptP50Ms),
    pair(`202 to callback, p50 ms (look-up ${report.lookupLatencyMs})`, (summary) => summary.callbackP50Ms),
    pair('202 to callback, p95 ms', (summary) => summary.callbackP95Ms),
    pair('202 to callback, p99 ms', (summary) => summary.callbackP99Ms),
    pair('peak memory, MiB (PSS, with sandbox)', (summary) => summary.peakMib, 0),
    row('requests without a callback', String(kjoreklar.lost), String(baseline.lost)),
    row('callbacks sent twice', String(kjoreklar.duplicates), String(baseline.duplicates)),
    '',
    row('idle, share of one core', `${(report.idleCoreShare * 100).toFixed(1)} %`),
    '',
    row('ceiling, a second', 'ceiling', 'share used'),
    row(
      'kafkajs produce, 1 KB',
      ceilings.kafkaProducedPerSecond.toFixed(0),
      (ratios['toKafkaProduce'] ?? 0).toFixed(3),
    ),
    row(
      'kafkajs consume, 1 KB',
      ceilings.kafkaConsumedPerSecond.toFixed(0),
      (ratios['toKafkaConsume'] ?? 0).toFixed(3),
    ),
    row('PostgreSQL commits', ceilings.commitsPerSecond.toFixed(0), (ratios['toCommits'] ?? 0).toFixed(3)),
    row('HTTP loop', ceilings.httpPerSecond.toFixed(0), (ratios['toHttp'] ?? 0).toFixed(3)),
    row('check of one eCoC', ceilings.checksPerSecond.toFixed(0), (ratios['toEcocCheck'] ?? 0).toFixed(3)),
  ].join('\n');
};
