import { join } from 'node:path';
import { root } from '../bootstrap/places.mjs';
import type { Command } from './command.ts';
import { runBuilt } from './run-built.ts';

const script = join(root, 'apps/benchmarks/dist/main.js');

export const bench: Command = {
  usage: `npm run bench [-- NAME …] [--json] — benchmarks, each beside a ceiling or a peer measured in the same run
`,
  ownHelp: true,
  run: (args) => runBuilt(script, args),
};
