import type { Entry } from '@kjoreklar/invariants';
import { LoadFigureCollector } from './load-figures';

const start = Date.parse('2026-11-27T08:00:00.000Z');
const at = (ms: number): string => new Date(start + ms).toISOString();

const accepted = (meldingId: string, ms: number): Entry => ({
  kind: 'accepted',
  at: at(ms),
  meldingId,
  vin: 'KJKVUV25APCE3AMDA',
  organisation: '310000019',
});

const callback = (meldingId: string, ms: number, type = 'preregistration.completed'): Entry => ({
  kind: 'callback',
  at: at(ms),
  organisation: '310000019',
  endpoint: '/callbacks/310000019',
  webhookId: `${meldingId}-${type}`,
  type,
  meldingId,
  vin: 'KJKVUV25APCE3AMDA',
  sekvens: 1,
  signatureValid: true,
  digest: 'd',
});

const figuresOf = (entries: readonly Entry[]) => {
  const collector = new LoadFigureCollector();
  for (const entry of entries) collector.take(entry);
  return collector.figures;
};

describe('figures of a load run', () => {
  it('count from acceptance to the first callback about the end', () => {
    const figures = figuresOf([
      accepted('a', 0),
      accepted('b', 1_000),
      callback('a', 300),
      callback('a', 5_000),
      callback('b', 1_200, 'preregistration.withdrawn'),
      callback('b', 1_500),
      callback('of another run', 1_600),
    ]);
    expect(figures).toMatchObject({ accepted: 2, completed: 2, loadMs: 1_000, acceptedPerSecond: 2 });
    expect(figures.latencyMs).toEqual({ p50: 500, p99: 500, most: 500 });
  });

  it('the longest silence lies between two callbacks, or at one end of the load', () => {
    expect(figuresOf([accepted('a', 0), accepted('b', 100), callback('a', 200)]).longestSilenceMs).toBe(100);
    const spread = [accepted('a', 0), accepted('b', 10), accepted('c', 9_000)];
    expect(
      figuresOf([...spread, callback('a', 500), callback('b', 7_000), callback('c', 9_500)]).longestSilenceMs,
    ).toBe(6_500);
  });

  it('memory is that of the beginning, the middle and the end', () => {
    const figures = figuresOf(
      [5, 9, 7].map((bytes, index) => ({ kind: 'memory', at: at(index), part: 'intake-1', bytes }) as const),
    );
    expect(figures.memory).toEqual([{ part: 'intake-1', startBytes: 5, middleBytes: 9, endBytes: 7 }]);
    expect(figures.latencyMs).toBeUndefined();
  });
});
