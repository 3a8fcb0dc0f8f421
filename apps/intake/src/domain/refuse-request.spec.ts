import { backlogRefusal, type TimedPart } from './refuse-request';
import { placesOf } from './share-places';

const now = new Date('2026-07-06T10:00:00.000Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const limits = { maxAgeMs: 60 * 60_000, mostOfOne: 100 };
const part = (given: Partial<TimedPart>): TimedPart => ({
  organisation: 'A',
  waiting: 0,
  unfinished: 0,
  lastTurnMs: 0,
  oldestAt: null,
  releasedAt: null,
  ...given,
});
const refusal = (organisation: string, ...parts: TimedPart[]) =>
  backlogRefusal(organisation, { parts, places: placesOf(4), now }, limits);

describe('a request is refused', () => {
  it('not while nothing waits for long', () => {
    expect(refusal('A')).toBeNull();
    expect(refusal('A', part({ waiting: 99, oldestAt: ago(59) }))).toBeNull();
  });

  it('when its organisation has too many waiting', () => {
    expect(refusal('A', part({ waiting: 100, oldestAt: ago(1) }))).toBe('tooMany');
  });

  it('when what its organisation has waiting has waited for too long', () => {
    expect(refusal('A', part({ waiting: 1, oldestAt: ago(61) }))).toBe('tooOld');
  });

  it('not for what another organisation has waiting', () => {
    expect(refusal('B', part({ waiting: 100_000, oldestAt: ago(300), unfinished: 3, releasedAt: ago(0) }))).toBeNull();
  });

  it('whoever sends it, when every place is taken and none has come free for too long', () => {
    const stuck = [
      part({ unfinished: 3, releasedAt: ago(90) }),
      part({ organisation: 'B', unfinished: 1, releasedAt: ago(61) }),
    ];
    expect(refusal('C', ...stuck)).toBe('tooOld');
    expect(refusal('C', stuck[0] as TimedPart)).toBeNull();
    expect(
      refusal('C', stuck[0] as TimedPart, part({ organisation: 'B', unfinished: 1, releasedAt: ago(1) })),
    ).toBeNull();
  });
});
