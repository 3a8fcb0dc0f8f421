import { median } from '../statistics';
import type { FairnessResult } from './fairness.benchmark';

export interface FairnessReport extends Omit<FairnessResult, 'aloneMs' | 'behindMs'> {
  readonly aloneMedianMs: number;
  readonly behindMedianMs: number;
  readonly behindMostMs: number;
  /** The most that the other importer waited, as a share of what it would have waited at the end of one queue. */
  readonly shareOfRest: number;
}

export const reportFairness = ({ aloneMs, behindMs, ...result }: FairnessResult): FairnessReport => {
  const behindMostMs = Math.max(...behindMs);
  return {
    ...result,
    aloneMedianMs: median([...aloneMs]),
    behindMedianMs: median([...behindMs]),
    behindMostMs,
    shareOfRest: behindMostMs / 1_000 / result.restSeconds,
  };
};

const row = (label: string, value: string): string => `${label.padEnd(60)}${value.padStart(14)}`;

export const printFairness = (report: FairnessReport): string =>
  [
    row('one importer: accepted', String(report.accepted)),
    row('accepted a second', report.acceptedPerSecond.toFixed(0)),
    row('called back a second', report.drainedPerSecond.toFixed(0)),
    row('another importer, 202 to callback: alone, median ms', report.aloneMedianMs.toFixed(0)),
    row('behind the flood, median ms', report.behindMedianMs.toFixed(0)),
    row('behind the flood, most ms', report.behindMostMs.toFixed(0)),
    row('the flood has still to go, s', report.restSeconds.toFixed(0)),
    row('the most as a share of that', report.shareOfRest.toFixed(3)),
  ].join('\n');
