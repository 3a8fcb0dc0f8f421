import { diskDrill, outageDrill } from './drill-plan';

describe('a drill', () => {
  it('of an outage gives what piles up its time, a second for fifty requests, and others the usual one', () => {
    const second = 1_000;
    const shorter = outageDrill('1', { awayMs: 60 * second, perSecond: 50 });
    const longer = outageDrill('1', { awayMs: 160 * second, perSecond: 50 });
    expect(Number(longer.settleMs) - Number(shorter.settleMs)).toBe(100 * second);
    expect(Number(shorter.settleMs)).toBeGreaterThan(60 * second);
    expect(diskDrill('1', { fullMs: second, perSecond: 50 }).settleMs).toBeUndefined();
  });
});
