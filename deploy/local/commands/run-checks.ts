import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../bootstrap/places.mjs';
import { readJsonFile } from '../supervisor/json-file.ts';
import { checkTotals, describeTotals, jestTotals, sum, type Totals } from './check-totals.ts';
import type { Check } from './checks.ts';
import { printError } from './command.ts';

const runNode = (args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

const runJest = async (check: Check): Promise<Totals> => {
  const folder = mkdtempSync(join(tmpdir(), 'kjoreklar-test-'));
  const outputFile = join(folder, 'result.json');
  try {
    const exitCode = await runNode([...check.args, '--json', `--outputFile=${outputFile}`]);
    return jestTotals(readJsonFile(outputFile), exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const runOther = async (check: Check): Promise<Totals> => checkTotals(await runNode(check.args));

const verdict = ({ failed, passed }: Totals): string => {
  if (failed > 0) return 'FAILED';
  return passed === 0 ? 'skipped' : 'ok';
};

/** Runs every check, also after one has failed; prints the totals and gives the exit code. */
export const runChecks = async (checks: readonly Check[]): Promise<number> => {
  const totals: Totals[] = [];
  for (const check of checks) {
    const begun = Date.now();
    printError(`${check.name} …`);
    const result = await (check.isJest ? runJest(check) : runOther(check));
    totals.push(result);
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    printError(`${check.name}: ${verdict(result)} (${describeTotals(result)}; ${seconds} s)`);
  }
  const all = sum(totals);
  process.stdout.write(`total: ${describeTotals(all)}\n`);
  return all.failed > 0 ? 1 : 0;
};
