import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const library = join(__dirname, '../../dist/index.js');

/** Runs `main`, JavaScript, as a process of its own; resolves when it has said that it runs. */
const run = async (main: string) => {
  const script = `require(${JSON.stringify(library)}).runMain('spec', ${main})`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  await once(main.includes('throw') ? child.stderr : child.stdout, 'data');
  return { child, ended };
};

describe('runMain', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends well by %s while it still waits for something', async (signal) => {
    const { child, ended } = await run(
      `async () => { setInterval(() => {}, 1e3); console.log('waiting'); await new Promise(() => {}); }`,
    );
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
  });

  it('ends with 1 and says why when it fails', async () => {
    const { ended } = await run(`async () => { throw new Error('no') }`);
    expect(await ended).toEqual([1, null]);
  });
});
