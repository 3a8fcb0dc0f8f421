import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { CallbackFeed } from '../demonstration/callback-feed.ts';
import { demonstrate, type DemonstrationResult } from '../demonstration/demonstrate.ts';
import { type Callback, Importer, RECEIVER } from '../demonstration/importer.ts';
import { humanReport, jsonReport } from '../demonstration/reports.ts';
import { planVehicles } from '../demonstration/vehicles.ts';
import { homeFiles, readSettings, type Settings } from '../stack/settings.ts';
import { LaunchedSupervisor, StackFailedError } from '../supervisor/launch.ts';
import { checkBeforeStart } from './before-start.ts';
import { type Command, CommandError, printError, readArgs } from './command.ts';
import { LogFollower } from './log-follower.ts';
import { printJson } from './print-table.ts';
import { describeAddresses } from './describe-addresses.ts';
import { endpointsOfRunning } from './stack-status.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

interface StartOptions {
  readonly once: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
}

const CALLBACK_DEADLINE_MS = 60_000;
const LATER_CALLBACKS_INTERVAL_MS = 1_000;

const runDemonstration = async (settings: Settings, { json }: StartOptions): Promise<DemonstrationResult> => {
  const endpoints = endpointsOfRunning(settings);
  const importer = new Importer(endpoints);
  await importer.signIn();
  await importer.listen(homeFiles(settings).demonstration);
  const feed = new CallbackFeed(endpoints.sandbox, new Date(), RECEIVER);
  const vehicles = planVehicles();
  if (!json) printError(`sending ${vehicles.length} pre-registrations; their callbacks:`);
  return demonstrate({ importer, feed }, vehicles, json ? jsonReport : humanReport, CALLBACK_DEADLINE_MS);
};

const describeLater = ({ body, signatureValid }: Callback): string => {
  const signature = signatureValid ? 'signature ok' : 'signature not checked';
  return `${body.data?.understellsnummer ?? '-'}  ${body.data?.status ?? body.type ?? '-'}  ${signature}\n`;
};

const printLaterCallbacks = async (sandbox: string, toldToStop: AbortSignal): Promise<void> => {
  const feed = new CallbackFeed(sandbox, new Date());
  while (!toldToStop.aborted) {
    for (const callback of await feed.next().catch(() => [])) process.stdout.write(describeLater(callback));
    await delay(LATER_CALLBACKS_INTERVAL_MS, undefined, { signal: toldToStop }).catch(() => undefined);
  }
};

const stayUp = async (settings: Settings, json: boolean, toldToStop: AbortSignal): Promise<void> => {
  const endpoints = endpointsOfRunning(settings);
  if (json) return once(toldToStop, 'abort').then(() => undefined);
  process.stdout.write(`\n${describeAddresses(endpoints)}\nCtrl-C ends the stack.\n`);
  await printLaterCallbacks(endpoints.sandbox, toldToStop);
};

const printResult = (result: DemonstrationResult, json: boolean): void => {
  const { accepted, completed, failed } = result;
  if (json) printJson(result);
  else printError(`accepted ${accepted}, completed ${completed}, failed ${failed}`);
};

const demonstrateAndStay = async (
  settings: Settings,
  options: StartOptions,
  toldToStop: AbortSignal,
): Promise<number> => {
  const result = await runDemonstration(settings, options);
  printResult(result, options.json);
  if (options.once) return result.failed === 0 ? 0 : 1;
  await stayUp(settings, options.json, toldToStop);
  return 0;
};

const endsByItself = async (supervisor: LaunchedSupervisor, logs: string, toldToStop: AbortSignal): Promise<number> => {
  const code = await supervisor.ended;
  if (code === 0 && !toldToStop.aborted) {
    printError('the stack was stopped from elsewhere, as npm run down does');
    return 0;
  }
  throw new StackFailedError(toldToStop.aborted ? 'stopped' : `the supervisor ended: see ${logs}`);
};

const whenTold = (toldToStop: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = (): void => {
      printError('stopping: services drain first …');
      reject(new StackFailedError('stopped'));
    };
    toldToStop.addEventListener('abort', stop, { once: true });
  });

/** Runs the stack for as long as the work takes; ends it in any case. */
const withStack = async (
  settings: Settings,
  verbose: boolean,
  work: (toldToStop: AbortSignal) => Promise<number>,
): Promise<number> => {
  const { logs } = homeFiles(settings);
  const toldToStop = untilToldToStop();
  const told = whenTold(toldToStop);
  const supervisor = new LaunchedSupervisor(settings, { tied: true, onProgress: printError });
  const follower = new LogFollower(logs, verbose);
  try {
    await Promise.race([supervisor.ready, told]);
    follower.start();
    return await Promise.race([work(toldToStop), told, endsByItself(supervisor, logs, toldToStop)]);
  } catch (error) {
    if (toldToStop.aborted) return 0;
    throw error instanceof StackFailedError ? new CommandError(error.message) : error;
  } finally {
    follower.stop();
    await supervisor.stop();
  }
};

const run = async (options: StartOptions): Promise<number> => {
  const settings = readSettings();
  await checkBeforeStart(settings);
  let done = false;
  const exitCode = await withStack(settings, options.verbose, async (toldToStop) => {
    const result = await demonstrateAndStay(settings, options, toldToStop);
    done = true;
    return result;
  });
  return options.once && !done ? 1 : exitCode;
};

export const start: Command = {
  usage: `npm start [-- OPTIONS] — starts the stack, sends a handful of pre-registrations, prints each callback, stays up

  --once      ends the stack after the demonstration; exit code 0 when every callback came, 1 otherwise
  --json      one JSON object a line on standard output; the last is {"accepted", "completed", "failed"}
  --verbose   shows every log line of every part, not only warnings

Environment: KJOREKLAR_HOME (data folder), KJOREKLAR_PORT_BASE (default 4000), KAFKA_BROKERS, DATABASE_URL
`,
  run: async (args) => {
    const flag = { type: 'boolean' } as const;
    const { values } = readArgs(args, { once: flag, json: flag, verbose: flag });
    const { once = false, json = false, verbose = false } = values;
    return run({ once, json, verbose });
  },
};
