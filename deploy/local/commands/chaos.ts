import { join } from 'node:path';
import { root } from '../bootstrap/places.mjs';
import type { Command } from './command.ts';
import { runBuilt } from './run-built.ts';

const script = join(root, 'apps/system-tests/dist/chaos/main.js');

export const chaos: Command = {
  usage: `npm run chaos -- [--minutes M] [--seed S] [--report DIR] [--plan] — load and faults on a stack of its own, and whether everything held
`,
  ownHelp: true,
  // kafkajs sets a timer of less than nothing on every connection, and Node says so each time.
  run: (args) => runBuilt(script, args, ['--disable-warning=TimeoutNegativeWarning']),
};
