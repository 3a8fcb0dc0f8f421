import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { root } from '../bootstrap/places.mjs';
import { UsageError } from '../stack/settings.ts';
import { type Command, readArgs } from './command.ts';

const isAboveNothing = (text: string): boolean => Number(text) > 0;

const run = (environment: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolveRun, reject) => {
    const jest = join(root, 'node_modules/jest/bin/jest.js');
    const args = ['--disable-warning=TimeoutNegativeWarning', jest, '--selectProjects', 'load', '--runInBand'];
    const child = spawn(process.execPath, args, { cwd: root, env: environment, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code) => resolveRun(code ?? 1));
  });

export const load: Command = {
  usage: `npm run load [-- --minutes M] [--rate R] [--seeds S,…] [--reports DIR] [--processes] [--short] — load tests on containers, with reports

  --minutes M    length of the sustained load (10)
  --rate R       requests a second (20; 10 with --short)
  --seeds S,…    of the chaos runs (1,2,3)
  --reports DIR  for each run its history.jsonl and report.md (load-reports in the working directory)
  --processes    on local processes also where a Docker engine answers
  --short        a few minutes in all, as in npm test; minutes and seeds are its own
`,
  run: async (args) => {
    const text = { type: 'string' } as const;
    const { values } = readArgs(args, {
      minutes: { ...text, default: '10' },
      rate: text,
      seeds: { ...text, default: '1,2,3' },
      reports: { ...text, default: 'load-reports' },
      processes: { type: 'boolean' },
      short: { type: 'boolean' },
    });
    for (const name of ['minutes', 'rate'] as const) {
      const given = values[name];
      if (given !== undefined && !isAboveNothing(given))
        throw new UsageError(`--${name} ${given} is not a number above 0`);
    }
    return run({
      ...process.env,
      ...(values.short
        ? {}
        : { KJOREKLAR_LONG_TESTS: '1', KJOREKLAR_LOAD_MINUTES: values.minutes, KJOREKLAR_CHAOS_SEEDS: values.seeds }),
      ...(values.rate ? { KJOREKLAR_LOAD_RATE: values.rate } : {}),
      KJOREKLAR_LOAD_REPORTS: resolve(values.reports),
      ...(values.processes ? { KJOREKLAR_TEST_INSTALLATION: 'processes' } : {}),
    });
  },
};
