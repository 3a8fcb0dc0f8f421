import { Patience } from './patience';

const patienceAt = (mostEvents: number) => {
  const clock = { ms: 0 };
  return { clock, patience: new Patience(mostEvents, () => clock.ms) };
};
const many = new Set(['A', 'B']);

describe('patience of the relay', () => {
  it('waits longer after each failure, never more than 5 s, and not at all after a success', () => {
    const { clock, patience } = patienceAt(500);
    const waits: number[] = [];
    for (let failure = 0; failure < 10; failure += 1) {
      patience.failed(many);
      waits.push(patience.waitMs);
      clock.ms += patience.waitMs;
    }
    expect(waits).toEqual([50, 100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
    patience.failed(many);
    patience.succeeded();
    expect(patience.waitMs).toBe(0);
  });

  it('shrinks the round down to one event, and grows it again', () => {
    const { patience } = patienceAt(500);
    const limits = [1, 2, 3, 4].map(() => {
      patience.failed(many);
      return patience.limit;
    });
    expect(limits).toEqual([63, 8, 1, 1]);
    for (let success = 0; success < 3; success += 1) patience.succeeded();
    expect(patience.limit).toBe(500);
  });

  it('sets aside the key of an event that failed alone, for 5 s', () => {
    const { clock, patience } = patienceAt(1);
    patience.failed(new Set(['A']));
    expect(patience.waitingKeys()).toEqual(['A']);
    clock.ms = 5_000;
    expect(patience.waitingKeys()).toEqual([]);
  });

  it('asks a database that is away at a steady pace, and keeps the size of the round', () => {
    const { patience } = patienceAt(500);
    for (let failure = 0; failure < 5; failure += 1) patience.databaseFailed();
    expect([patience.waitMs, patience.limit]).toEqual([500, 500]);
  });
});
