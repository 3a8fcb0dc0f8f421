import { join } from 'node:path';
import { checkEcoc, defaultPolicy, type EcocRequest } from '@kjoreklar/ivi';
import { anEcoc, VIN } from '../../test/ecoc-sample';
import { checkLimits, CheckPool, type CheckPoolOptions, DocumentNotCheckableError } from './check-pool';
import { CheckThreadUnavailableError } from './check-thread';

const test = (name: string): string => join(__dirname, '../../test', name);
const request: EcocRequest = { vin: VIN, taxGroup: '101', receivedAt: '2026-07-06T08:00:00.000Z' };
const warn = jest.fn();
let pool: CheckPool;

const open = (change: Partial<CheckPoolOptions>): void => {
  pool = new CheckPool({ ...checkLimits, file: '', policy: defaultPolicy, threads: 1, logger: { warn }, ...change });
};
const check = (text: string) => pool.check({ bytes: Buffer.from(text), request });

beforeEach(() => warn.mockReset());
afterEach(() => pool.close());

describe('CheckPool', () => {
  const documents = [
    anEcoc(),
    anEcoc({ axles: '3' }),
    anEcoc({ category: 'M9' }),
    anEcoc().replace('<Type>', '<Type'),
    `<!DOCTYPE a>${anEcoc()}`,
    '',
    anEcoc({ vin: 'WV1ZZZ00000000002' }),
  ];

  it('gives the verdicts that the check gives inline', async () => {
    open({
      file: join(__dirname, 'ecoc-check.worker.ts'),
      execArgv: ['--require', test('typescript-in-threads.cjs')],
      threads: 2,
    });
    const many = Array.from({ length: 10 }, () => documents).flat();
    const verdicts = await Promise.all(many.map(check));
    expect(verdicts).toEqual(many.map((text) => checkEcoc(Buffer.from(text), request)));
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['accepted', 'rejected']));
  });

  it('leaves the event loop free while a document is checked', async () => {
    open({ file: test('deadly.worker.cjs'), deadlineMs: 300 });
    await pool.start();
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 10);
    await expect(check('hang')).rejects.toThrow();
    clearInterval(turning);
    expect(turns).toBeGreaterThan(10);
  });

  it.each([
    ['ends its thread', 'exit'],
    ['takes all memory of its thread', 'fill'],
    ['takes for ever', 'hang'],
  ])('gives up a document that %s twice, and none beside it', async (_, deed) => {
    open({ file: test('deadly.worker.cjs'), deadlineMs: 1_500, resourceLimits: { maxOldGenerationSizeMb: 24 } });
    const before = check('first');
    const beside = [check('a'), check(deed), check('b')];
    const after = Promise.all(beside.map((checked) => checked.catch((error: unknown) => error)));
    expect(await before).toBe('first');
    expect(await after).toEqual(['a', expect.any(DocumentNotCheckableError), 'b']);
    expect(await check('later')).toBe('later');
    expect(warn).toHaveBeenCalledTimes(2);
  });

  it('passes on what the check throws, which is a bug, and keeps the thread', async () => {
    open({ file: test('deadly.worker.cjs') });
    await expect(check('bug')).rejects.toMatchObject({ name: 'TypeError', message: 'a bug' });
    expect(await check('next')).toBe('next');
    expect(warn).not.toHaveBeenCalled();
  });

  it('does not blame a document for threads that cannot be started', async () => {
    open({ file: test('no-such.worker.cjs') });
    await expect(pool.start()).rejects.toThrow(CheckThreadUnavailableError);
    await expect(check('a')).rejects.toThrow(CheckThreadUnavailableError);
  });

  it('starts no thread once closed', async () => {
    open({ file: test('deadly.worker.cjs') });
    await pool.close();
    await expect(check('a')).rejects.toThrow(CheckThreadUnavailableError);
  });
});
