import { median, quantiles } from '../statistics';
import type { Consumption } from './consume-rate';
import type { EngineResult, Pair } from './engine.benchmark';

interface Overhead {
  readonly enginePerSecond: number;
  readonly plainPerSecond: number;
  readonly ratio: number;
  /** Messages for each second of this process's processor time, the engine's to plain kafkajs's. */
  readonly cpuRatio: number;
}

export interface EngineReport {
  readonly small: Overhead;
  readonly large: Overhead;
  readonly hop: {
    readonly engineP50Ms: number;
    readonly engineP99Ms: number;
    readonly plainP50Ms: number;
    readonly plainP99Ms: number;
    readonly p99Ratio: number;
  };
  readonly slowKey: { readonly quietP99Ms: number; readonly besideSlowP99Ms: number; readonly addedP99Ms: number };
  readonly lookups: {
    readonly soundPerSecond: number;
    readonly failingPerSecond: number;
    readonly ratio: number;
    readonly soundSeconds: number;
    readonly failingSeconds: number;
    readonly failures: number;
    readonly inversions: number;
  };
  readonly backlog: {
    readonly oneSeconds: number;
    readonly tenSeconds: number;
    readonly ratio: number;
    readonly cpuRatio: number;
  };
  readonly rounds: number;
}

const overhead = (pairs: readonly Pair<Consumption>[], count: number): Overhead => ({
  enginePerSecond: median(pairs.map(({ engine }) => count / engine.seconds)),
  plainPerSecond: median(pairs.map(({ plain }) => count / plain.seconds)),
  ratio: median(pairs.map(({ engine, plain }) => plain.seconds / engine.seconds)),
  cpuRatio: median(pairs.map(({ engine, plain }) => plain.cpuSeconds / engine.cpuSeconds)),
});

const p99 = (values: readonly number[]): number => quantiles(values).p99;
const over = <T>(rounds: readonly T[], pick: (round: T) => number): number => median(rounds.map(pick));

export const reportEngine = (result: EngineResult): EngineReport => {
  const { small, large, hop, slowKey, lookups, backlog, messages } = result;
  return {
    small: overhead(small, messages),
    large: overhead(large, Math.ceil(messages / 20)),
    hop: {
      engineP50Ms: over(hop, ({ engine }) => quantiles(engine).p50),
      engineP99Ms: over(hop, ({ engine }) => p99(engine)),
      plainP50Ms: over(hop, ({ plain }) => quantiles(plain).p50),
      plainP99Ms: over(hop, ({ plain }) => p99(plain)),
      p99Ratio: over(hop, ({ engine, plain }) => p99(engine) / p99(plain)),
    },
    slowKey: {
      quietP99Ms: over(slowKey, ({ quietMs }) => p99(quietMs)),
      besideSlowP99Ms: over(slowKey, ({ besideSlowMs }) => p99(besideSlowMs)),
      addedP99Ms: over(slowKey, ({ quietMs, besideSlowMs }) => p99(besideSlowMs) - p99(quietMs)),
    },
    lookups: {
      soundPerSecond: over(lookups, ({ sound }) => sound.perSecond),
      failingPerSecond: over(lookups, ({ failing }) => failing.perSecond),
      ratio: over(lookups, ({ sound, failing }) => failing.perSecond / sound.perSecond),
      soundSeconds: over(lookups, ({ sound }) => sound.seconds),
      failingSeconds: over(lookups, ({ failing }) => failing.seconds),
      failures: lookups.reduce((sum, { failing }) => sum + failing.failures, 0),
      inversions: lookups.reduce((sum, { sound, failing }) => sum + sound.inversions + failing.inversions, 0),
    },
    backlog: {
      oneSeconds: over(backlog, ({ one }) => one.seconds),
      tenSeconds: over(backlog, ({ ten }) => ten.seconds),
      ratio: over(backlog, ({ one, ten }) => ten.seconds / one.seconds),
      cpuRatio: over(backlog, ({ one, ten }) => ten.cpuSeconds / one.cpuSeconds),
    },
    rounds: small.length,
  };
};

const row = (label: string, ...cells: string[]): string =>
  `${label.padEnd(52)}${cells.map((cell) => cell.padStart(14)).join('')}`;

const overheadRow = (label: string, { enginePerSecond, plainPerSecond, ratio, cpuRatio }: Overhead): string =>
  row(label, enginePerSecond.toFixed(0), plainPerSecond.toFixed(0), ratio.toFixed(2), cpuRatio.toFixed(2));

export const printEngine = ({ small, large, hop, slowKey, lookups, backlog, rounds }: EngineReport): string =>
  [
    row(`median of ${rounds} rounds`, 'engine', 'kafkajs', 'ratio', 'per core-s'),
    overheadRow('consumed a second, 300 bytes', small),
    overheadRow('consumed a second, 20 KB', large),
    row('one hop, p50 ms', hop.engineP50Ms.toFixed(1), hop.plainP50Ms.toFixed(1)),
    row('one hop, p99 ms', hop.engineP99Ms.toFixed(1), hop.plainP99Ms.toFixed(1), hop.p99Ratio.toFixed(2)),
    '',
    row('other keys of a partition, p99 ms', 'none slow', 'one takes 3 s', 'added'),
    row('', slowKey.quietP99Ms.toFixed(1), slowKey.besideSlowP99Ms.toFixed(1), slowKey.addedP99Ms.toFixed(1)),
    '',
    row('look-ups of 80 ms for 50 VINs', 'none fails', '5 % fail', 'ratio', 'inversions'),
    row(
      'handled a second, until nine tenths',
      lookups.soundPerSecond.toFixed(0),
      lookups.failingPerSecond.toFixed(0),
      lookups.ratio.toFixed(2),
      String(lookups.inversions),
    ),
    row('to the last one, seconds', lookups.soundSeconds.toFixed(1), lookups.failingSeconds.toFixed(1)),
    '',
    row('a backlog', 'of one', 'of ten', 'ratio', 'core-s ratio'),
    row(
      'seconds',
      backlog.oneSeconds.toFixed(2),
      backlog.tenSeconds.toFixed(2),
      backlog.ratio.toFixed(2),
      backlog.cpuRatio.toFixed(2),
    ),
  ].join('\n');
