import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const script = join(__dirname, '../../../../deploy/local/commands/infrastructure.ts');

export interface Servers {
  readonly brokers: string[];
  readonly databaseUrl: string;
  close(): Promise<void>;
}

const end = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit');
  child.stdin?.end();
  await ended;
};

/** A Kafka and a PostgreSQL with nothing in them, gone again after `close`. */
export const startServers = async (): Promise<Servers> => {
  const child = spawn(process.execPath, ['--disable-warning=TimeoutNegativeWarning', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const died = once(child, 'exit').then(() => Promise.reject(new Error('Kafka and PostgreSQL did not start')));
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), died])) as [string];
  died.catch(() => undefined);
  const { brokers, databaseUrl } = JSON.parse(line) as { brokers: string; databaseUrl: string };
  return { brokers: brokers.split(','), databaseUrl, close: () => end(child) };
};
