import { spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { root } from '../bootstrap/places.mjs';
import { EXIT_SKIPPED } from './check-totals.ts';

/** The stack runs on PostgreSQL 18; the containers have 17. Whatever writes SQL is tested on both. */
const IMAGE = 'postgres:17-trixie';
const PASSWORD = 'test';
const PULL_DEADLINE_MS = 120_000;
const READY_DEADLINE_MS = 30_000;

const docker = (...args: string[]) => spawnSync('docker', args, { encoding: 'utf8', timeout: PULL_DEADLINE_MS });

const skip = (reason: string): never => {
  process.stderr.write(`skipped: ${reason}\n`);
  process.exit(EXIT_SKIPPED);
};

const start = (): string => {
  if (docker('info').status !== 0) skip('no Docker engine answers here');
  const isThere = docker('image', 'inspect', IMAGE).status === 0;
  if (!isThere && docker('pull', '--quiet', IMAGE).status !== 0) skip(`the image ${IMAGE} cannot be had here`);
  const options = ['--detach', '--rm', '--publish=127.0.0.1::5432', `--env=POSTGRES_PASSWORD=${PASSWORD}`];
  const started = docker('run', ...options, IMAGE, '-c', 'fsync=off', '-c', 'max_connections=300');
  if (started.status !== 0) throw new Error(started.stderr);
  return started.stdout.trim();
};

const urlOf = (container: string): string => {
  const address = docker('port', container, '5432/tcp').stdout.split('\n')[0]?.trim() ?? '';
  return `postgres://postgres:${PASSWORD}@${address}/postgres`;
};

const whenReady = async (url: string): Promise<void> => {
  const deadline = Date.now() + READY_DEADLINE_MS;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(100);
    }
  }
};

const runTests = (url: string): number => {
  const jest = [
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    'integration',
    '--',
    'libs/persistence',
    '/store/',
  ];
  const { status } = spawnSync(process.execPath, jest, {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 2, 2],
  });
  return status ?? 1;
};

const container = start();
try {
  const url = urlOf(container);
  await whenReady(url);
  process.exitCode = runTests(url);
} finally {
  docker('rm', '--force', '--volumes', container);
}
