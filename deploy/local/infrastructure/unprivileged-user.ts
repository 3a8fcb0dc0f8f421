import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { PrerequisiteError } from './process-spec.ts';

export interface UnprivilegedUser {
  readonly uid: number;
  readonly gid: number;
}

/** Reads `name:password:uid:gid:…` lines. */
export const findUser = (passwd: string, names: readonly string[]): UnprivilegedUser | undefined => {
  const rows = new Map(passwd.split('\n').map((line) => [line.split(':')[0] ?? '', line.split(':')] as const));
  const row = names.map((name) => rows.get(name)).find((found) => found !== undefined);
  return row && { uid: Number(row[2]), gid: Number(row[3]) };
};

/** Whom PostgreSQL runs as: it refuses root, so root hands it to `nobody`; anyone else runs it as themselves. */
export const postgresUser = (): UnprivilegedUser | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const user = findUser(readFileSync('/etc/passwd', 'utf8'), ['nobody', 'postgres']);
  if (!user)
    throw new PrerequisiteError(
      'PostgreSQL does not run as root and there is no user `nobody` or `postgres`: create one, run as another user, or set DATABASE_URL',
    );
  return user;
};

/** Whether that user can enter the folder, whatever the modes of the folders above it. */
export const canReach = (user: UnprivilegedUser, folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
