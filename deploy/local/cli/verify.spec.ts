import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../commands/command.ts';
import { verifyHistory } from './verify.ts';

const at = '2026-11-27T08:00:00.000Z';
const request = { kind: 'accepted', at, meldingId: 'm1', vin: 'V1', organisation: 'A' };
const ended = { kind: 'terminal', at, meldingId: 'm1', status: 'AVVIST' };
const quiet = { kind: 'quiet', at };

let folder = '';
let output = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kjoreklar-verify-'));
  output = '';
  const take = (text: string | Uint8Array): boolean => {
    output += String(text);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(take);
  jest.spyOn(process.stderr, 'write').mockImplementation(take);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const run = (entries: readonly (object | string)[], ...args: string[]): Promise<number> => {
  const file = join(folder, 'history.jsonl');
  writeFileSync(file, entries.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry))).join('\n'));
  return runCommand(verifyHistory, ['--history', file, ...args]);
};

describe('verify', () => {
  it('exits 0 where nothing is violated, and says what it did not see', async () => {
    expect(await run([request, ended, quiet])).toBe(0);
    expect(output).toMatch(/I1 +no loss +held +1 +0/);
    expect(output).toMatch(/I5 +commit safety +not seen +0/);
  });

  it('exits 1 where something is, and names the offenders, the first ones at least', async () => {
    const lost = Array.from({ length: 12 }, (_, index) => ({ ...request, meldingId: `lost${index}` }));
    expect(await run([request, ...lost, ended, quiet])).toBe(1);
    expect(output).toMatch(/I1 +no loss +violated +13 +12/);
    expect(output).toContain('lost0 (V1): lost');
    expect(output).not.toContain('lost11');
    expect(output).toContain('and 2 more');
  });

  it('gives machines every offender', async () => {
    const lost = Array.from({ length: 12 }, (_, index) => ({ ...request, meldingId: `lost${index}` }));
    expect(await run([request, ...lost, ended, quiet], '--json')).toBe(1);
    const { verdicts } = JSON.parse(output) as { verdicts: { id: string; offenders: unknown[] }[] };
    expect(verdicts.find(({ id }) => id === 'I1')?.offenders).toHaveLength(12);
  });

  it('exits 2 for wrong use, and for a history that cannot be read', async () => {
    expect(await runCommand(verifyHistory, [])).toBe(2);
    expect(await runCommand(verifyHistory, ['--history', join(folder, 'absent')])).toBe(2);
    expect(await run([request, 'rubbish'])).toBe(2);
    expect(output).toContain('line 2: is not JSON');
  });

  it('exits 2 for a history of nothing: no run that never began passes', async () => {
    expect(await run([])).toBe(2);
    expect(output).toContain('tells of nothing that can be judged');
  });
});
