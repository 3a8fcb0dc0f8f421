import { fastChecks } from './checks.ts';
import { type Command, readArgs } from './command.ts';
import { runChecks } from './run-checks.ts';

export const check: Command = {
  usage: `npm run check — the fast part of the tests: format, types, lint with import directions, unit tests

The last line is the sum: total: N passed, N failed, N skipped
`,
  run: async (args) => {
    readArgs(args, {});
    return runChecks(fastChecks);
  },
};
