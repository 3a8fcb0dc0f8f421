import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isFreePort } from './free-port';

const root = resolve(__dirname, '../../../..');
/** The stack's ports, and those of proxies before it, lie between its base and this far above it. */
const PORT_SPAN = 45;
const FIRST_BASE = 20_000;
const BASE_STEP = 100;
const BASES = 100;

const areFree = async (base: number): Promise<boolean> => {
  const ports = Array.from({ length: PORT_SPAN }, (_, offset) => base + offset);
  return (await Promise.all(ports.map(isFreePort))).every(Boolean);
};

/** Below the range that the system gives to outgoing connections, so that none takes a port of ours. */
const freePortBase = async (): Promise<number> => {
  const first = process.pid % BASES;
  for (let tried = 0; tried < BASES; tried += 1) {
    const base = FIRST_BASE + ((first + tried) % BASES) * BASE_STEP;
    if (await areFree(base)) return base;
  }
  throw new Error('no free ports for the stack');
};

const command = async (name: 'up' | 'down', environment: NodeJS.ProcessEnv): Promise<void> => {
  const script = join(root, 'deploy/local/bootstrap.mjs');
  const child = spawn(process.execPath, [script, name], { cwd: root, env: environment, stdio: ['ignore', 2, 2] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`npm run ${name} ended with ${String(code)}`);
};

/** A stack of the caller's own: a data folder and ports that nobody else uses. */
export class OwnStack {
  private constructor(
    readonly home: string,
    readonly portBase: number,
  ) {}

  static async create(): Promise<OwnStack> {
    const home = await mkdtemp(join(tmpdir(), 'kjoreklar-system-'));
    const given = Number(process.env['KJOREKLAR_PORT_BASE'] ?? 0);
    // Where one's own stack runs there, this one goes elsewhere.
    return new OwnStack(home, given > 0 && (await areFree(given)) ? given : await freePortBase());
  }

  /** `extra` reaches every process of the stack. */
  up(extra: NodeJS.ProcessEnv = {}): Promise<void> {
    return command('up', { ...this.environment, ...extra });
  }

  /** Removes the data folder too, unless KJOREKLAR_KEEP_HOME is set; `beforehand` is done when nothing runs any more, or will not end. */
  async down(beforehand: () => void = () => undefined): Promise<void> {
    await command('down', this.environment).finally(beforehand);
    if (!process.env['KJOREKLAR_KEEP_HOME']) await rm(this.home, { recursive: true, force: true });
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...process.env, KJOREKLAR_HOME: this.home, KJOREKLAR_PORT_BASE: String(this.portBase) };
  }
}
