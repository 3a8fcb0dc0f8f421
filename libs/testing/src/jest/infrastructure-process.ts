import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

interface Addresses {
  readonly brokers: string;
  readonly databaseUrl: string;
}

const script = resolve(__dirname, '../../../../deploy/local/commands/infrastructure.ts');
/** kafkajs sets a timer of less than nothing on every connection, and Node says so each time. */
const QUIET = '--disable-warning=TimeoutNegativeWarning';
let running: ChildProcess | undefined;

/** Starts the servers in a process that ends when this one does: its standard input is our open pipe. */
export const startProcess = async (): Promise<Addresses> => {
  const child = spawn(process.execPath, [QUIET, script], { stdio: ['pipe', 'pipe', 'inherit'] });
  running = child;
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`test infrastructure did not start (exit ${code}); see above`)));
  });
  const firstLine = new Promise<string>((resolveLine) => {
    createInterface({ input: child.stdout }).once('line', resolveLine);
  });
  return JSON.parse(await Promise.race([firstLine, ended])) as Addresses;
};

export const stopProcess = async (): Promise<void> => {
  const child = running;
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
  child.stdin?.end();
  await ended;
};
