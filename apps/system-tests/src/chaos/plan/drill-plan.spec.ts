import { diskDrill, killDrill, outageDrill } from './drill-plan';
import { fillsDisks } from './fault-plan';

describe('a drill', () => {
  it('of an outage gives what piles up its time, a second for fifty requests, and others the usual one', () => {
    const second = 1_000;
    const shorter = outageDrill('1', { awayMs: 60 * second, perSecond: 50 });
    const longer = outageDrill('1', { awayMs: 160 * second, perSecond: 50 });
    expect(Number(longer.settleMs) - Number(shorter.settleMs)).toBe(100 * second);
    expect(Number(shorter.settleMs)).toBeGreaterThan(60 * second);
    expect(outageDrill('1', { awayMs: 19_980, perSecond: 7 }).settleMs).toBe(68_398);
    expect(diskDrill('1', { fullMs: second, perSecond: 50 }).settleMs).toBeUndefined();
  });

  it('has small disks only where it fills them', () => {
    const large = { awayMs: 600_000, fullMs: 1_000, perSecond: 200 };
    expect(
      [diskDrill('1', large), outageDrill('1', large), killDrill('1')].map(({ plan }) => fillsDisks(plan)),
    ).toEqual([true, false, false]);
  });
});
