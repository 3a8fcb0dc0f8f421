import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { postgresBinaries } from './postgres-binaries.ts';
import { PrerequisiteError, type ProcessSpec, type Server } from './process-spec.ts';
import { canReach, postgresUser, type UnprivilegedUser } from './unprivileged-user.ts';

export interface PostgresOptions {
  readonly folder: string;
  readonly port: number;
  readonly password: string;
  /** False gives up surviving a power cut: for tests. */
  readonly durable: boolean;
}

export const ADMIN_ROLE = 'postgres';

export const adminUrl = ({ port, password }: Pick<PostgresOptions, 'port' | 'password'>, database: string): string =>
  `postgres://${ADMIN_ROLE}:${password}@127.0.0.1:${port}/${database}`;

const run = promisify(execFile);

const settings = (options: PostgresOptions): Record<string, string> => ({
  listen_addresses: '127.0.0.1',
  port: String(options.port),
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '64MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  io_method: 'sync',
  jit: 'off',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  ...(options.durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
});

const createDataFolder = async (
  binaries: string,
  data: string,
  options: PostgresOptions,
  user: UnprivilegedUser | undefined,
): Promise<void> => {
  const passwordFile = join(options.folder, 'password');
  await rm(data, { recursive: true, force: true });
  await writeFile(passwordFile, options.password, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  const authentication = ['--auth=scram-sha-256', `--username=${ADMIN_ROLE}`, `--pwfile=${passwordFile}`];
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await run(join(binaries, 'bin/initdb'), [`--pgdata=${data}`, '--no-sync', ...authentication, ...locale], {
    ...user,
    cwd: options.folder,
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
  });
  await rm(passwordFile);
};

const reachableFolder = async (options: PostgresOptions, user: UnprivilegedUser | undefined): Promise<void> => {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  if (!user) return;
  await chown(options.folder, user.uid, user.gid);
  if (!canReach(user, options.folder))
    throw new PrerequisiteError(
      `PostgreSQL runs as an unprivileged user, who cannot reach ${options.folder} (a folder above it is closed to others): set KJOREKLAR_HOME to an open place, or DATABASE_URL`,
    );
};

/** The PostgreSQL server of the local stack, from the binaries that npm installed; TCP on the loopback address only. */
export const postgresServer = (options: PostgresOptions): Server => ({
  prepare: async (): Promise<ProcessSpec> => {
    const user = postgresUser();
    const binaries = await postgresBinaries(user);
    const data = join(options.folder, 'data');
    const complete = join(options.folder, 'complete');
    await reachableFolder(options, user);
    if (!existsSync(complete)) {
      await createDataFolder(binaries, data, options, user);
      await writeFile(complete, '');
    }
    return {
      command: join(binaries, 'bin/postgres'),
      args: ['-D', data, ...Object.entries(settings(options)).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
      env: { LC_ALL: 'C' },
      cwd: options.folder,
      ...user,
      // PostgreSQL: SIGINT is "fast" (ends sessions), SIGTERM waits for every session to end by itself.
      stopSignal: 'SIGINT',
      stopDeadlineMs: 20_000,
    };
  },
  probe: async (): Promise<void> => {
    const client = new Client({ connectionString: adminUrl(options, 'postgres'), connectionTimeoutMillis: 2_000 });
    await client.connect();
    await client.end();
  },
});
