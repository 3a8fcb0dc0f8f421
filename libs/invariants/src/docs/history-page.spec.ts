import { expectGenerated } from '@kjoreklar/testing';
import { readEntry } from '../history/entry';
import { historyPage } from './history-page';

describe('docs/history.md', () => {
  it('is what the code says', () => {
    expectGenerated('docs/history.md', historyPage());
  });

  it('shows lines that can be read', () => {
    const lines = /```json\n([^`]+)```/.exec(historyPage())?.[1]?.trim().split('\n') ?? [];
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(readEntry(line)).toMatchObject({ ok: true });
  });
});
