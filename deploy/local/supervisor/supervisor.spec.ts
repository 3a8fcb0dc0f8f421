import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@kjoreklar/testing';
import type { Server } from '../infrastructure/process-spec.ts';
import { identify, isAlive } from './process-identity.ts';
import { type PartDeclaration, Supervisor, type TaskDeclaration } from './supervisor.ts';

describe('Supervisor', () => {
  let folder: string;
  let pids: ReadonlyMap<string, number>;
  let said: string[];
  let supervisor: Supervisor;

  const file = (name: string): string => join(folder, name);
  const pidOf = (part: string): number => pids.get(part) ?? 0;

  /** Answers once its script has made the file of its name; notes in `order` when it is told to stop. */
  const server = (name: string, script = ''): Server => ({
    prepare: async () => ({
      command: process.execPath,
      args: [
        '-e',
        `const fs = require('node:fs');
         process.on('SIGTERM', () => { fs.appendFileSync('order', '${name} '); process.exit(0); });
         ${script}
         fs.writeFileSync('${name}', ''); setInterval(() => {}, 1000);`,
      ],
      cwd: folder,
      stopSignal: 'SIGTERM',
      stopDeadlineMs: 5_000,
    }),
    probe: async () => {
      if (!existsSync(file(name))) throw new Error(`${name} does not answer`);
    },
  });

  const supervise = (...declarations: (PartDeclaration | TaskDeclaration)[]): Supervisor => {
    supervisor = new Supervisor({
      declarations,
      logFileOf: (part) => file(`${part}.log`),
      onChange: (changed) => {
        pids = changed;
      },
      say: (line) => said.push(line),
    });
    return supervisor;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kjoreklar-supervisor-'));
    pids = new Map();
    said = [];
  });

  afterEach(async () => {
    await supervisor.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts parts after what they need, tells their processes, and stops them in order', async () => {
    const task = async (): Promise<void> =>
      writeFileSync(file('topics'), existsSync(file('kafka')) ? 'made' : 'too early');
    await supervise(
      { name: 'kafka', needs: [], server: server('kafka'), stopOrder: 1 },
      { name: 'topics', needs: ['kafka'], task },
      { name: 'intake', needs: ['topics'], server: server('intake'), stopOrder: 0 },
    ).start();
    expect(readFileSync(file('topics'), 'utf8')).toBe('made');
    const processes = ['kafka', 'intake'].map((part) => identify(pidOf(part)));
    await supervisor.stop();
    expect(readFileSync(file('order'), 'utf8')).toBe('intake kafka ');
    expect(processes.map((process) => process && isAlive(process))).toEqual([false, false]);
  });

  it('starts a part that was killed again, and tells its new process', async () => {
    await supervise({ name: 'intake', needs: [], server: server('intake'), stopOrder: 0 }).start();
    const before = pidOf('intake');
    process.kill(before, 'SIGKILL');
    await eventually(() => expect([0, before]).not.toContain(pidOf('intake')), { timeoutMs: 10_000 });
    expect(said).toContain('intake was ended by SIGKILL; starting it again now');
  });

  it('says the end of its log when a part cannot start', async () => {
    const broken = server('intake', `console.error('DATABASE_URL: is missing'); process.exit(78);`);
    const starting = supervise({ name: 'intake', needs: [], server: broken, stopOrder: 0 }).start();
    await expect(starting).rejects.toThrow(/intake ended with 78[\s\S]*DATABASE_URL: is missing/);
  });

  it('can be stopped while it starts', async () => {
    const slow = server(
      'kafka',
      `while (!fs.existsSync('never')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);`,
    );
    const starting = supervise(
      { name: 'kafka', needs: [], server: { ...slow, prepare: quickToKill(slow) }, stopOrder: 0 },
      { name: 'intake', needs: ['kafka'], server: server('intake'), stopOrder: 0 },
    ).start();
    starting.catch(() => undefined);
    await eventually(() => expect(pidOf('kafka')).toBeGreaterThan(0), { timeoutMs: 10_000 });
    const kafka = identify(pidOf('kafka'));
    await supervisor.stop();
    await expect(starting).rejects.toThrow(/abort/i);
    expect(kafka && isAlive(kafka)).toBe(false);
    expect(pids.has('intake')).toBe(false);
  });
});

/** Its process never comes to handle a signal; only the deadline ends it. */
const quickToKill =
  (server: Server): Server['prepare'] =>
  async () => ({ ...(await server.prepare()), stopDeadlineMs: 200 });
