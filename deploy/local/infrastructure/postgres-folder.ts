import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PrerequisiteError } from './process-spec.ts';
import { canReach, type UnprivilegedUser } from './unprivileged-user.ts';

/** Kept across restarts of the machine, where there is such a place. */
const commonPlace = existsSync('/var/tmp') ? '/var/tmp' : tmpdir();

/** Where the data go when root's folder is closed to the user that PostgreSQL runs as. */
export const standInFolder = (folder: string): string =>
  join(commonPlace, `kjoreklar-postgres-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);

const ENTER = 0o111;

/** A data folder that was made for root alone (as `mktemp -d` makes them) may be entered, not read, by others. */
const letOthersEnter = async (folder: string): Promise<void> => {
  const { mode, uid } = await stat(folder);
  if (uid === process.getuid?.()) await chmod(folder, mode | ENTER);
};

const createFor = async (folder: string, user: UnprivilegedUser): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { uid } = await stat(folder);
  if (uid !== user.uid && uid !== process.getuid?.())
    throw new PrerequisiteError(`${folder} belongs to another user: remove it, or set DATABASE_URL`);
  await chown(folder, user.uid, user.gid);
};

/** Makes the folder, for the user that PostgreSQL runs as; a stand-in elsewhere when that user cannot reach it. */
export const postgresFolder = async (folder: string, user: UnprivilegedUser | undefined): Promise<string> => {
  if (!user) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
  await createFor(folder, user);
  if (canReach(user, folder)) return folder;
  await letOthersEnter(dirname(folder));
  if (canReach(user, folder)) return folder;
  const standIn = standInFolder(folder);
  await createFor(standIn, user);
  return standIn;
};
