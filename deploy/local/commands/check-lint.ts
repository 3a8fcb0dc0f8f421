import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../bootstrap/places.mjs';

/** ESLint, after Nx has drawn the graph of projects: without the graph the import directions would be skipped with no more than a warning. */
const runHere = (file: string, ...args: string[]): { status: number | null; output: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', file), ...args], {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, output: `${stdout}${stderr}` };
};

const graph = runHere('nx/dist/bin/nx.js', 'graph', '--file=.nx/graph.json');
if (graph.status !== 0) {
  process.stderr.write(`the graph of projects cannot be drawn:\n${graph.output}\n`);
  process.exit(1);
}
const lint = runHere('eslint/bin/eslint.js', '--max-warnings', '0', '.');
process.stderr.write(lint.output);
if (lint.output.includes('The rule will be skipped')) {
  process.stderr.write('the import directions were not checked: ESLint did not find the graph of projects\n');
  process.exit(1);
}
process.exit(lint.status ?? 1);
