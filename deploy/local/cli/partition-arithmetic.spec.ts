import { lagOf, messagesIn } from './partition-arithmetic.ts';

const ranges = [
  { partition: 0, low: '10', high: '25' },
  { partition: 1, low: '0', high: '0' },
  { partition: 2, low: '9007199254740993', high: '9007199254740995' },
];

describe('offsets of a topic', () => {
  it('say how many messages are kept', () => {
    expect(messagesIn(ranges)).toBe(17);
  });

  it('say how many a group has yet to finish', () => {
    const committed = new Map([
      [0, '20'],
      [2, '9007199254740994'],
    ]);
    expect(lagOf(ranges, committed)).toBe(6);
  });

  it('count from the oldest kept message for a group that never committed', () => {
    expect(lagOf(ranges, new Map([[0, '-1']]))).toBe(17);
  });
});
