import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chown, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { postgresBinaries } from './postgres-binaries.ts';
import { postgresFolder } from './postgres-folder.ts';
import type { ProcessSpec, Server } from './process-spec.ts';
import { postgresUser, type UnprivilegedUser } from './unprivileged-user.ts';

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

interface Cluster {
  readonly binaries: string;
  readonly folder: string;
  readonly user: UnprivilegedUser | undefined;
}

const dataFolderOf = ({ folder }: Cluster): string => join(folder, 'data');

const initialise = async (cluster: Cluster, password: string): Promise<void> => {
  const { binaries, folder, user } = cluster;
  const data = dataFolderOf(cluster);
  const passwordFile = join(folder, 'password');
  await rm(data, { recursive: true, force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  const authentication = ['--auth=scram-sha-256', `--username=${ADMIN_ROLE}`, `--pwfile=${passwordFile}`];
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await run(join(binaries, 'bin/initdb'), [`--pgdata=${data}`, '--no-sync', ...authentication, ...locale], {
    ...user,
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
  });
  await rm(passwordFile);
};

const putAside = async (data: string): Promise<void> => {
  await rm(`${data}.previous`, { recursive: true, force: true });
  await rename(data, `${data}.previous`);
};

const fingerprint = (password: string): string => createHash('sha256').update(password).digest('hex');

/** A cluster that `initdb` did not finish is made anew; one whose password is lost is put aside. */
const openCluster = async (options: PostgresOptions): Promise<Cluster> => {
  const user = postgresUser();
  const cluster = { user, binaries: await postgresBinaries(user), folder: await postgresFolder(options.folder, user) };
  const marker = join(cluster.folder, 'complete');
  const known = existsSync(marker) ? readFileSync(marker, 'utf8') : undefined;
  if (known === fingerprint(options.password)) return cluster;
  if (known) await putAside(dataFolderOf(cluster));
  await initialise(cluster, options.password);
  await writeFile(marker, fingerprint(options.password));
  return cluster;
};

/** The PostgreSQL server of the local stack, from the binaries that npm installed; TCP on the loopback address only. */
export const postgresServer = (options: PostgresOptions): Server => ({
  prepare: async (): Promise<ProcessSpec> => {
    const cluster = await openCluster(options);
    return {
      command: join(cluster.binaries, 'bin/postgres'),
      args: [
        '-D',
        dataFolderOf(cluster),
        ...Object.entries(settings(options)).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
      ],
      env: { LC_ALL: 'C' },
      cwd: cluster.folder,
      ...cluster.user,
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
