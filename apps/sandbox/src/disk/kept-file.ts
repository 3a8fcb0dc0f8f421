import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** The text of a file, or undefined where there is none. */
export const readIfThere = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const OWNER_ONLY = 0o600;
/** For what others are to read. */
export const EVERYONE_READS = 0o644;

/** Replaces the file whole, or not at all; only the owner may read it unless `mode` says otherwise. */
export const overwrite = async (path: string, text: string, mode = OWNER_ONLY): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.part`;
  await writeFile(unfinished, text, { mode });
  await rename(unfinished, path);
};

/** What the file holds; where there is none yet, what `make` gives, kept for the next start. */
export const readOrMake = async (path: string, make: () => Promise<string> | string): Promise<string> => {
  const kept = await readIfThere(path);
  if (kept !== undefined) return kept;
  const made = await make();
  await overwrite(path, made);
  return made;
};
