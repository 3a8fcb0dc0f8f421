import type { Entry } from '@kjoreklar/invariants';
import { drillFigures } from './drill-figures';

const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 27, 8, 0, seconds)).toISOString();
const callback = (seconds: number, webhookId: string): Entry => ({
  kind: 'callback',
  at: at(seconds),
  organisation: 'o',
  endpoint: '/o',
  webhookId,
  type: 'preregistration.completed',
  meldingId: webhookId,
  vin: 'V',
  sekvens: 1,
  signatureValid: true,
  digest: 'd',
});
const kill = (seconds: number, part: string): Entry => ({
  kind: 'fault',
  at: at(seconds),
  fault: `${part} ${seconds}`,
  what: 'kill',
  part,
});

describe('drillFigures', () => {
  it('counts callbacks that were sent again, and the seconds from each kill of services to the next callback', () => {
    const figures = drillFigures([
      callback(1, 'a'),
      kill(2, 'intake'),
      kill(2, 'registry'),
      kill(3, 'kafka'),
      callback(5, 'a'),
      callback(6, 'b'),
      kill(20, 'intake'),
    ]);
    expect(figures).toMatchObject({
      callbacks: 3,
      callbacksSentAgain: 1,
      firstCallbackAfterKillSeconds: [3, Infinity],
    });
  });

  it('tells how each process ended that was asked to, and how much memory each took', () => {
    const memory = (seconds: number, mib: number): Entry => ({
      kind: 'memory',
      at: at(seconds),
      part: 'intake',
      bytes: mib * 1024 * 1024,
    });
    const { stops, memoryMib } = drillFigures([
      memory(0, 100),
      { kind: 'exit', at: at(1), part: 'intake', code: 0, signal: null, asked: 'SIGTERM', tookMs: 800 },
      { kind: 'exit', at: at(2), part: 'registry', code: null, signal: 'SIGKILL', asked: 'SIGKILL' },
      memory(20, 130),
    ]);
    expect(stops).toEqual([{ part: 'intake', code: 0, tookMs: 800 }]);
    expect(memoryMib).toEqual({ intake: { early: 100, most: 130 } });
  });

  it('tells how long each service was unready, and how requests were refused', () => {
    const readiness = (seconds: number, ready: boolean): Entry => ({
      kind: 'readiness',
      at: at(seconds),
      part: 'intake',
      ready,
    });
    const refused = (status: number): Entry => ({ kind: 'refused', at: at(1), status, retryAfter: true });
    const { unreadySeconds, refusals } = drillFigures([
      readiness(0, true),
      readiness(1, false),
      readiness(4, true),
      readiness(9, false),
      ...[503, 503, 429].map(refused),
      readiness(10, true),
    ]);
    expect(unreadySeconds).toEqual({ intake: [3, 1] });
    expect(refusals).toEqual({ 429: 1, 503: 2 });
  });

  it('compares the callbacks a second before the fault, a cold start left out, with those after it, stragglers left out', () => {
    const { callbacksPerSecond } = drillFigures([
      ...[0, 4, 8, 9, 10, 11].map((seconds) => callback(seconds, `before ${seconds}`)),
      { kind: 'fault', at: at(12), fault: 'f1', what: 'failing', part: 'eucaris' },
      { kind: 'healed', at: at(30), fault: 'f1' },
      ...Array.from({ length: 18 }, (_, index) => callback(31 + index, `after ${index}`)),
      ...[300, 500].map((seconds) => callback(seconds, `straggler ${seconds}`)),
    ]);
    expect(callbacksPerSecond.before).toBeCloseTo(1);
    expect(callbacksPerSecond.afterwards).toBeCloseTo(1);
  });
});
