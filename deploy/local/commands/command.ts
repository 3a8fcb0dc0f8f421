import { parseArgs, type ParseArgsConfig } from 'node:util';
import { PrerequisiteError } from '../infrastructure/process-spec.ts';
import { UsageError } from '../stack/settings.ts';

/** Exit codes: 0 done, 1 failed, 2 wrong use. */
export interface Command {
  /** What `--help` prints; the first line says what the command does. */
  readonly usage: string;
  /** Gives the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>;
  /** It has verbs of its own, and answers `--help` itself. */
  readonly ownHelp?: true;
}

/** Thrown when a command cannot do what it was asked; the message is for the user, one line. */
export class CommandError extends Error {
  readonly code = 'LOCAL_COMMAND_FAILED';
  constructor(message: string) {
    super(message);
    this.name = 'CommandError';
  }
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads options and words; throws UsageError for any that are not declared. */
export const readArgs = <Declared extends Options>(args: readonly string[], options: Declared, allowWords = false) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: allowWords, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

export const printError = (message: string): void => void process.stderr.write(`kjøreklar: ${message}\n`);

const isForTheUser = (error: unknown): error is Error =>
  error instanceof CommandError || error instanceof PrerequisiteError;

const fail = (error: unknown, usage: string): number => {
  if (error instanceof UsageError) {
    printError(`${error.message}\n\n${usage}`);
    return 2;
  }
  const unexpected = error instanceof Error ? (error.stack ?? error.message) : String(error);
  printError(isForTheUser(error) ? error.message : unexpected);
  return 1;
};

const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

export const runCommand = async ({ usage, run, ownHelp }: Command, args: readonly string[]): Promise<number> => {
  if (!ownHelp && asksForHelp(args)) {
    process.stdout.write(usage);
    return 0;
  }
  try {
    return await run(args);
  } catch (error) {
    return fail(error, usage);
  }
};
