import { systemClock } from '@kjoreklar/service-kit';
import { placesOf } from '../domain/share-places';
import { Admission, type AdmissionParts, NotAdmittedError, TooManyWaitingError } from './admission';

const ORGANISATION = '310000019';
const limits = { maxOutboxAgeMs: 1_000, maxPending: 2, maxAgeMs: 60_000, mostOfOne: 10 };
const after = (ageMs: number): AdmissionParts => ({
  outbox: { oldestAgeMs: async () => ageMs },
  backlog: { read: async () => [] },
  places: placesOf(4),
  clock: systemClock,
});
const withWaiting = (waiting: number, sinceMs: number): AdmissionParts => {
  const oldestAt = new Date(Date.now() - sinceMs);
  const part = { organisation: ORGANISATION, waiting, unfinished: 0, lastTurnMs: 0, oldestAt, releasedAt: null };
  return { ...after(0), backlog: { read: async () => [part] } };
};

describe('admission', () => {
  it('lets work through while events are published', async () => {
    await expect(new Admission(after(1_000), limits).admit(ORGANISATION, async () => 'done')).resolves.toBe('done');
  });

  it('refuses while the oldest event has waited too long, and says when to try again', async () => {
    const refused = new Admission(after(1_001), limits).admit(ORGANISATION, async () => 'done');
    await expect(refused).rejects.toBeInstanceOf(NotAdmittedError);
    await expect(refused).rejects.toMatchObject({ retryAfterSeconds: 10 });
  });

  it('refuses while requests have waited for their turn for too long', async () => {
    const refused = new Admission(withWaiting(1, 61_000), limits).admit(ORGANISATION, async () => 'done');
    await expect(refused).rejects.toBeInstanceOf(NotAdmittedError);
    await expect(refused).rejects.toMatchObject({ retryAfterSeconds: 60 });
  });

  it('refuses an organisation that has too many waiting, and no other', async () => {
    const admission = new Admission(withWaiting(10, 1_000), limits);
    await expect(admission.admit(ORGANISATION, async () => 'done')).rejects.toBeInstanceOf(TooManyWaitingError);
    await expect(admission.admit('310000027', async () => 'done')).resolves.toBe('done');
  });

  it('refuses a crowd rather than let it grow, and takes in again once there is room', async () => {
    const admission = new Admission(after(0), limits);
    const waiting: (() => void)[] = [];
    const slow = () => admission.admit(ORGANISATION, () => new Promise<void>((resolve) => waiting.push(resolve)));
    const first = [slow(), slow()];
    await expect(slow()).rejects.toBeInstanceOf(NotAdmittedError);
    await new Promise(setImmediate);
    for (const finish of waiting) finish();
    await Promise.all(first);
    await expect(admission.admit(ORGANISATION, async () => 'done')).resolves.toBe('done');
  });
});
