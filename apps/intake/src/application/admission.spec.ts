import { Admission, NotAdmittedError } from './admission';

const limits = { maxBacklogAgeMs: 1_000, maxPending: 2 };
const after = (ageMs: number) => ({ oldestAgeMs: async () => ageMs });

describe('admission', () => {
  it('lets work through while events are published', async () => {
    await expect(new Admission(after(1_000), limits).admit(async () => 'done')).resolves.toBe('done');
  });

  it('refuses while the oldest event has waited too long, and says when to try again', async () => {
    const refused = new Admission(after(1_001), limits).admit(async () => 'done');
    await expect(refused).rejects.toBeInstanceOf(NotAdmittedError);
    await expect(refused).rejects.toMatchObject({ retryAfterSeconds: 10 });
  });

  it('refuses a crowd rather than let it grow, and takes in again once there is room', async () => {
    const admission = new Admission(after(0), limits);
    const waiting: (() => void)[] = [];
    const slow = () => admission.admit(() => new Promise<void>((resolve) => waiting.push(resolve)));
    const first = [slow(), slow()];
    await expect(slow()).rejects.toBeInstanceOf(NotAdmittedError);
    for (const finish of waiting) finish();
    await Promise.all(first);
    await expect(admission.admit(async () => 'done')).resolves.toBe('done');
  });
});
