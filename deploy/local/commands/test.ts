import { allChecks } from './checks.ts';
import { type Command, readArgs } from './command.ts';
import { runChecks } from './run-checks.ts';

export const test: Command = {
  usage: `npm test — every check: format, types, lint, unit, integration and system tests on real Kafka and PostgreSQL, and load tests on
containers, or on local processes where no Docker engine answers

The last line is the sum: total: N passed, N failed, N skipped
`,
  run: async (args) => {
    readArgs(args, {});
    return runChecks(allChecks);
  },
};
