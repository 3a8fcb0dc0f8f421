import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { hasEnded, identify, isAlive, signalProcess } from './process-identity.ts';

describe('the identity of a process', () => {
  let child: ChildProcess;

  beforeEach(async () => {
    child = spawn('sleep', ['60']);
    await once(child, 'spawn');
  });

  afterEach(() => child.kill('SIGKILL'));

  it('is that of a running process only', async () => {
    const identity = identify(child.pid ?? 0);
    if (!identity) throw new Error('the process runs');
    expect(isAlive(identity)).toBe(true);
    signalProcess(identity, 'SIGKILL');
    expect(await hasEnded(identity, 5_000)).toBe(true);
    expect(identify(identity.pid)).toBeUndefined();
  });

  it('is not that of another process that got the same pid later', () => {
    const other = { pid: child.pid ?? 0, started: 'some other time' };
    expect(isAlive(other)).toBe(false);
    signalProcess(other, 'SIGKILL');
    expect(identify(other.pid)).toBeDefined();
  });
});
