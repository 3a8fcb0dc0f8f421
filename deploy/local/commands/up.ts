import { readSettings } from '../stack/settings.ts';
import { LaunchedSupervisor, StackFailedError } from '../supervisor/launch.ts';
import { checkBeforeStart, runningPid } from './before-start.ts';
import { type Command, CommandError, printError, readArgs } from './command.ts';
import { statusOf } from './stack-status.ts';

const DEADLINE_MS = 110_000;

const afterDeadline = (ms: number): Promise<never> =>
  new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new StackFailedError(`the stack is not ready after ${ms / 1000} s`)), ms);
    timer.unref();
  });

/** The stack is there already: done when it answers. */
const reportRunning = async (pid: number): Promise<number> => {
  const unready = (await statusOf(readSettings())).filter(({ ready }) => !ready);
  if (unready.length > 0)
    throw new CommandError(
      `the stack runs already (pid ${pid}), but not ready: ${unready.map(({ name }) => name).join(', ')}`,
    );
  printError(`the stack runs already (pid ${pid}) and is ready`);
  return 0;
};

const startInBackground = async (): Promise<number> => {
  const settings = readSettings();
  await checkBeforeStart(settings);
  const supervisor = new LaunchedSupervisor(settings, { tied: false, onProgress: printError });
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    void supervisor.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  try {
    await Promise.race([supervisor.ready, afterDeadline(DEADLINE_MS)]);
    supervisor.letGo();
    printError(`the stack is up: npm run status shows it, npm run down ends it`);
    return 0;
  } catch (error) {
    await supervisor.stop();
    if (interrupted) return 1;
    throw error instanceof StackFailedError ? new CommandError(error.message) : error;
  }
};

export const up: Command = {
  usage: `npm run up — starts the stack in the background and returns once every service answers ready

Environment: KJOREKLAR_HOME (data folder), KJOREKLAR_PORT_BASE (default 4000), KAFKA_BROKERS, DATABASE_URL
`,
  run: async (args) => {
    readArgs(args, {});
    const pid = runningPid(readSettings());
    return pid ? reportRunning(pid) : startInBackground();
  },
};
