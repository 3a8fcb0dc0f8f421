import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { PrerequisiteError } from './process-spec.ts';

const candidates = (): string[] => [
  ...(process.env.JAVA_HOME ? [join(process.env.JAVA_HOME, 'bin')] : []),
  ...(process.env.PATH ?? '').split(delimiter),
];

/** The Java that JAVA_HOME names, or the first in PATH. */
export const javaCommand = (): string => {
  const found = candidates()
    .map((folder) => join(folder, 'java'))
    .find(existsSync);
  if (!found) throw new PrerequisiteError('Java is not in PATH: install Java 17 or newer, or set KAFKA_BROKERS');
  return found;
};

/** A short name that changes when Java is another one. */
export const javaIdentity = async (): Promise<string> => {
  const file = await realpath(javaCommand());
  const { mtimeMs, size } = await stat(file);
  return createHash('sha256').update(`${file} ${mtimeMs} ${size}`).digest('hex').slice(0, 8);
};
