import { CachedAge } from './cached-age';

const ageOf = (answer: () => Promise<{ rows: never[]; rowCount: number }>) => {
  const asked = { times: 0, nowMs: 0 };
  const database = {
    query: () => {
      asked.times += 1;
      return answer();
    },
  };
  return { asked, age: new CachedAge(database, 8, () => asked.nowMs) };
};

describe('age of the oldest event', () => {
  it('is asked for at most twice a second', async () => {
    const { asked, age } = ageOf(async () => ({ rows: [{ ageMs: 7 }] as never[], rowCount: 1 }));
    expect(await Promise.all([age.read(), age.read()])).toEqual([7, 7]);
    asked.nowMs = 499;
    await age.read();
    expect(asked.times).toBe(1);
    asked.nowMs = 500;
    await age.read();
    expect(asked.times).toBe(2);
  });

  it('is asked for again at once after a failure', async () => {
    const { asked, age } = ageOf(() => Promise.reject(new Error('gone')));
    await expect(age.read()).rejects.toThrow('gone');
    await expect(age.read()).rejects.toThrow('gone');
    expect(asked.times).toBe(2);
  });
});
