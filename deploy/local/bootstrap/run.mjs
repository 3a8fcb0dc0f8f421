import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { Fault } from './fault.mjs';
import { root } from './places.mjs';
import { prepare, projectNode } from './prepare.mjs';
import { checkPrerequisites } from './prerequisites.mjs';

const server = { runsServers: true, usesHome: true, build: 'always' };
const client = { runsServers: false, usesHome: false, build: 'never' };

/** What each command needs before it can run; the checks build as one of their checks. */
const commands = {
  start: server,
  up: server,
  down: client,
  status: client,
  reset: { ...client, build: 'when absent' },
  smoke: client,
  token: client,
  kjoreklar: { ...client, build: 'when absent' },
  check: client,
  test: { runsServers: true, usesHome: false, build: 'never' },
  chaos: { runsServers: true, usesHome: false, build: 'always' },
  bench: { runsServers: true, usesHome: false, build: 'always' },
  load: { runsServers: true, usesHome: false, build: 'always' },
  mutate: client,
};

const asksForHelp = (args) => args.includes('--help') || args.includes('-h');

const runHere = async (script, args) => {
  process.argv = [process.execPath, script, ...args];
  await import(script);
};

const PARENT_CHECK_INTERVAL_MS = 2_000;

/** Calls back when npm, which started this process, was killed; a shell that ends leaves its programs running. */
const whenNpmEnds = (callback) => {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  const watch = setInterval(() => process.ppid === npm || callback(), PARENT_CHECK_INTERVAL_MS);
  watch.unref();
};

/** Signals go on to the command; the channel that closes tells it that nobody waits for it any more. */
const runInProjectNode = (script, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(projectNode(), [script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    whenNpmEnds(() => child.connected && child.disconnect());
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.exitCode = signal ? 1 : code;
      resolve();
    });
  });

const start = async (args) => {
  const [name = ''] = args;
  if (!Object.hasOwn(commands, name))
    throw new Fault(`unknown command "${name}": one of ${Object.keys(commands).join(', ')}`, 2);
  const needs = asksForHelp(args) ? client : commands[name];
  if (!process.env.KJOREKLAR_PREPARED) {
    checkPrerequisites(needs);
    await prepare(needs);
  }
  process.env.KJOREKLAR_PREPARED = 'yes';
  process.env.PATH = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const script = join(root, 'deploy/local/main.ts');
  await (projectNode() === process.execPath ? runHere : runInProjectNode)(script, args);
};

export const bootstrap = async (args) => {
  try {
    await start(args);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    process.stderr.write(`kjøreklar: ${error.message}\n`);
    process.exitCode = error.exitCode;
  }
};
