import { Readable } from 'node:stream';
import { verify } from '../verification';
import { HistoryError } from './history-error';
import { readHistory } from './read-history';

const at = '2026-11-27T08:00:00.000Z';

const reading = async (...lines: string[]): Promise<number> => {
  const kinds: string[] = [];
  for await (const { kind } of readHistory(Readable.from(lines))) kinds.push(kind);
  return kinds.length;
};

describe('reading a history', () => {
  it('skips empty lines', async () => {
    expect(await reading(`{"kind":"quiet","at":"${at}"}`, '', `{"kind":"end","at":"${at}"}`)).toBe(2);
  });

  it.each([
    ['no JSON', '{"kind":'],
    ['an unknown kind', `{"kind":"rest","at":"${at}"}`],
    ['a field that is missing', `{"kind":"lag","at":"${at}","group":"registry"}`],
    ['a field that is misspelt', `{"kind":"terminal","at":"${at}","meldingid":"m","status":null}`],
    ['a time without its offset', '{"kind":"quiet","at":"2026-11-27T08:00:00"}'],
    [
      'an offset that is no number',
      `{"kind":"committed","at":"${at}","group":"g","topic":"t","partition":1,"offset":"x"}`,
    ],
  ])('refuses %s and names the line', async (_what, line) => {
    await expect(reading(`{"kind":"quiet","at":"${at}"}`, line)).rejects.toThrow(HistoryError);
    await expect(reading(`{"kind":"quiet","at":"${at}"}`, line)).rejects.toThrow(/^line 2: /);
  });

  it('keeps no lines: a long history is judged as it goes by', async () => {
    let produced = 0;
    function* lines(): Generator<string> {
      for (; produced < 20_000; produced += 1)
        yield `{"kind":"lag","at":"${at}","group":"registry","lag":${produced % 2}}`;
    }
    const { verdicts } = await verify(readHistory(Readable.from(lines(), { highWaterMark: 1 })));
    expect(produced).toBe(20_000);
    expect(verdicts.map(({ verdict }) => verdict)).not.toContain('violated');
  });
});
