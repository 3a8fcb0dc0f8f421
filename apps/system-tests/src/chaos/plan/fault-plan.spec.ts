import { describePlan, planFaults } from './fault-plan';

const MINUTES_10 = 600_000;

describe('the plan of faults', () => {
  it('is a pure function of the seed and the length', () => {
    expect(planFaults('7', MINUTES_10)).toEqual(planFaults('7', MINUTES_10));
    expect(describePlan(planFaults('7', MINUTES_10))).not.toBe(describePlan(planFaults('8', MINUTES_10)));
  });

  it('has every sort of fault in ten minutes', () => {
    const kinds = new Set(planFaults('1', MINUTES_10).faults.map(({ what }) => what));
    expect([...kinds].sort()).toEqual(
      [
        'clock',
        'cut',
        'fill',
        'flaky',
        'freeze',
        'hang',
        'kill',
        'late',
        'lie',
        'poison',
        'refuse',
        'republish',
        'slow',
        'stall',
        'terminate',
      ].sort(),
    );
  });

  it('asks nothing of a stack that was not prepared for it', () => {
    const kinds = planFaults('1', MINUTES_10, { onAnyStack: true }).faults.map(({ what }) => what);
    for (const what of ['fill', 'cut', 'stall', 'slow', 'lie', 'clock']) expect(kinds).not.toContain(what);
    expect(kinds).toContain('kill');
  });

  it('leaves out full disks where there are none, and nothing else', () => {
    const other = planFaults('1', MINUTES_10).faults.filter(({ what }) => what !== 'fill');
    const without = planFaults('1', MINUTES_10, { withoutDisks: true }).faults;
    expect(without.map(({ what }) => what)).not.toContain('fill');
    expect(without.length).toBeGreaterThanOrEqual(other.length);
  });

  it.each(['1', '2', '3', 'x'])(
    'never breaks one part twice at once, and heals everything in time (seed %s)',
    (seed) => {
      const { faults } = planFaults(seed, MINUTES_10);
      const freeAt = new Map<string, number>();
      for (const { part, beginMs, durationMs } of faults) {
        expect(beginMs).toBeGreaterThanOrEqual(freeAt.get(part) ?? 0);
        expect(beginMs + durationMs).toBeLessThanOrEqual(MINUTES_10);
        freeAt.set(part, beginMs + durationMs);
      }
    },
  );
});
