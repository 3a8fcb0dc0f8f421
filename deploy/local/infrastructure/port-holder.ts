import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';

export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });

const LISTEN = '0A';

/** Inode of the listening socket, from /proc/net/tcp: `sl local_address rem_address st … inode`, port in hexadecimal. */
export const listeningInode = (table: string, port: number): string | undefined => {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = table.split('\n').map((line) => line.trim().split(/\s+/));
  return rows.find(([, local, , state]) => local?.endsWith(`:${hex}`) && state === LISTEN)?.[9];
};

const readIfAllowed = <Result>(read: () => Result): Result | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const hasOpen = (pid: string, link: string): boolean =>
  (readIfAllowed(() => readdirSync(`/proc/${pid}/fd`)) ?? []).some(
    (fd) => readIfAllowed(() => readlinkSync(`/proc/${pid}/fd/${fd}`)) === link,
  );

const holderOnLinux = (port: number): string | undefined => {
  const tables = ['/proc/net/tcp', '/proc/net/tcp6'].map(
    (file) => readIfAllowed(() => readFileSync(file, 'utf8')) ?? '',
  );
  const inode = tables.map((table) => listeningInode(table, port)).find((found) => found !== undefined);
  return inode && readdirSync('/proc').find((name) => /^\d+$/.test(name) && hasOpen(name, `socket:[${inode}]`));
};

const holderElsewhere = (port: number): string | undefined =>
  readIfAllowed(
    () => execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'], { encoding: 'utf8' }).split('\n')[0],
  );

const MAX_COMMAND_LENGTH = 80;

const commandOf = (pid: string): string => {
  const args = readIfAllowed(() => execFileSync('ps', ['-o', 'args=', '-p', pid], { encoding: 'utf8' }).trim());
  const onLinux = () => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  return (args ?? readIfAllowed(onLinux) ?? '').slice(0, MAX_COMMAND_LENGTH);
};

/** Who listens on the port, as `pid 123 (node server.js)`, as far as the system lets us know. */
export const describeHolder = (port: number): string => {
  const pid = process.platform === 'linux' ? holderOnLinux(port) : holderElsewhere(port);
  return pid ? `pid ${pid} (${commandOf(pid)})` : 'another process';
};
