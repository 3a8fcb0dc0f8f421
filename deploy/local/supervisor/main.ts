import { mkdirSync, rmSync } from 'node:fs';
import { endpointsOf } from '../stack/addresses.ts';
import { loadSecrets } from '../stack/secrets.ts';
import { homeFiles, readSettings, type Settings } from '../stack/settings.ts';
import { declareStack } from '../stack/stack.ts';
import { claim, release } from './claim.ts';
import { writeJsonFile } from './json-file.ts';
import { LogFiles } from './log-files.ts';
import type { SupervisorMessage } from './messages.ts';
import { endOrphans } from './orphans.ts';
import { identify } from './process-identity.ts';
import { Supervisor } from './supervisor.ts';

const tell = (message: SupervisorMessage): void => {
  if (process.connected) process.send?.(message, () => undefined);
};

const log = (line: string): void => void process.stdout.write(`${new Date().toISOString()} ${line}\n`);

const say = (line: string): void => {
  log(line);
  tell({ kind: 'progress', line });
};

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const writeState = (
  settings: Settings,
  secrets: ReturnType<typeof loadSecrets>,
  pids: ReadonlyMap<string, number>,
): void => {
  const files = homeFiles(settings);
  writeJsonFile(
    files.processes,
    Object.fromEntries([...pids].map(([part, pid]) => [part, identify(pid) ?? { pid, started: '' }])),
  );
  writeJsonFile(files.endpoints, endpointsOf(settings, secrets, pids));
};

/** Runs the stack until it is told to stop. With `--tied` it stops too when the command that started it is gone. */
const main = async (): Promise<void> => {
  const settings = readSettings();
  const files = homeFiles(settings);
  mkdirSync(settings.home, { recursive: true });
  if (!claim(files.supervisor)) {
    tell({ kind: 'failed', reason: `the stack in ${settings.home} is running already: npm run down stops it` });
    process.exit(1);
  }
  for (const orphan of await endOrphans(files.processes)) say(`${orphan} was left behind by an earlier run; ended it`);
  const secrets = loadSecrets(files.secrets);
  const logs = new LogFiles(files.logs);
  const declarations = declareStack(settings, secrets);
  logs.begin(declarations.flatMap((part) => ('server' in part ? [part.name] : [])));
  const supervisor = new Supervisor({
    declarations,
    logFileOf: (part) => logs.fileOf(part),
    onChange: (pids) => writeState(settings, secrets, pids),
    say,
  });

  let stopping: Promise<void> | undefined;
  const stop = async (exitCode: number): Promise<void> => {
    stopping ??= supervisor.stop();
    await stopping;
    for (const file of [files.endpoints, files.processes]) rmSync(file, { force: true });
    release(files.supervisor);
    say('stopped');
    process.exit(exitCode);
  };
  const stopNow = (exitCode: number): void =>
    void stop(exitCode).catch((error: unknown) => {
      say(`could not stop in order: ${describe(error)}`);
      process.exit(1);
    });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopNow(0));
  process.on('SIGHUP', () => undefined);
  if (process.argv.includes('--tied')) process.on('disconnect', () => stopNow(0));

  try {
    await supervisor.start();
    tell({ kind: 'ready' });
  } catch (error) {
    if (stopping) return;
    log(describe(error));
    tell({ kind: 'failed', reason: describe(error) });
    stopNow(1);
  }
};

await main();
