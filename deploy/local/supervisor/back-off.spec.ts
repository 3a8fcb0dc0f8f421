import { BackOff } from './back-off.ts';

describe('BackOff', () => {
  it('starts a part again at once, and later and later, at most 30 s, while it keeps dying', () => {
    const backOff = new BackOff();
    const delays = Array.from({ length: 10 }, () => backOff.nextDelayMs(200));
    expect(delays).toEqual([0, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('begins anew after the part was up for a while', () => {
    const backOff = new BackOff();
    backOff.nextDelayMs(100);
    backOff.nextDelayMs(100);
    expect(backOff.nextDelayMs(60_000)).toBe(0);
    expect(backOff.nextDelayMs(100)).toBe(500);
  });
});
