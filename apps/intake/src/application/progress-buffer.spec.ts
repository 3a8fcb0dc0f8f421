import { silentLogger } from '@kjoreklar/service-kit';
import { checked, meldingId, obtained, VIN } from '../../test/case-samples';
import type { AddressedChange } from './change-cases';
import { ProgressBuffer } from './progress-buffer';

const news = (seq: number, change = obtained): AddressedChange => ({ vin: VIN, meldingId: meldingId(seq), change });

describe('news of progress', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const open = (submit = async (_: AddressedChange): Promise<unknown> => undefined) => {
    const written: AddressedChange[] = [];
    const buffer = new ProgressBuffer({
      submit: (change) => {
        written.push(change);
        return submit(change);
      },
      logger: silentLogger(),
    });
    return { buffer, written };
  };

  it('is written together, a little later', async () => {
    const { buffer, written } = open();
    buffer.add(news(1));
    buffer.add(news(1, checked));
    buffer.add(news(2));
    await jest.advanceTimersByTimeAsync(249);
    expect(written).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(written).toEqual([news(1), news(1, checked), news(2)]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is not written for a case that has closed meanwhile', async () => {
    const { buffer, written } = open();
    buffer.add(news(1));
    buffer.add(news(2));
    buffer.forget([meldingId(1)]);
    await buffer.flush();
    expect(written).toEqual([news(2)]);
  });

  it('is let go when it cannot be written', async () => {
    const { buffer } = open(async () => Promise.reject(new Error('away')));
    buffer.add(news(1));
    await expect(buffer.flush()).resolves.toBeUndefined();
  });
});
