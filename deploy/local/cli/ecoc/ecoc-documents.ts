import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { UsageError } from '../../stack/settings.ts';

const STANDARD_INPUT = '-';
const STANDARD_INPUT_DESCRIPTOR = 0;
/** The check refuses documents far below this size; what is larger need not be read to its end. */
const MOST_BYTES_READ = 64 * 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

/** Where the user stands: npm runs commands in the folder of package.json, and says where it was called. */
export const whereUserStands = (environment: NodeJS.ProcessEnv = process.env): string =>
  (environment['npm_lifecycle_event'] === 'kjoreklar' && environment['INIT_CWD']) || process.cwd();

/** A file as the user names it, from where the user stands. */
export const placeOf = (file: string): string => resolve(whereUserStands(), file);

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

const xmlFilesIn = (folder: string): string[] => {
  const found = readdirSync(placeOf(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.xml$/i.test(entry.name))
    .map(({ parentPath, name }) => join(folder, relative(placeOf(folder), parentPath), name))
    .sort();
  if (found.length === 0) throw new UsageError(`there is no .xml file in ${folder}`);
  return found;
};

const expand = (word: string): string[] => {
  if (word === STANDARD_INPUT) return [word];
  try {
    return statSync(placeOf(word)).isDirectory() ? xmlFilesIn(word) : [word];
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${word} cannot be read (${reasonOf(error)})`);
  }
};

/** The files that the words mean: a folder stands for the .xml files in and below it. Throws UsageError for a word that means none. */
export const filesOf = (words: readonly string[]): string[] => {
  if (words.filter((word) => word === STANDARD_INPUT).length > 1)
    throw new UsageError('standard input has only one document');
  return [...new Set(words.flatMap(expand))];
};

const readToEnd = (descriptor: number): Buffer => {
  const chunks: Buffer[] = [];
  let total = 0;
  while (total < MOST_BYTES_READ) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const count = readSync(descriptor, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  return Buffer.concat(chunks);
};

/** The bytes of a file, or of standard input for `-`. Throws UsageError when it cannot be read. */
export const readDocument = (file: string): Uint8Array => {
  try {
    if (file === STANDARD_INPUT) return readToEnd(STANDARD_INPUT_DESCRIPTOR);
    const descriptor = openSync(placeOf(file), 'r');
    try {
      return readToEnd(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${reasonOf(error)})`);
  }
};
