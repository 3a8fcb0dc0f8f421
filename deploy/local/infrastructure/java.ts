import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { javaCommand as findJava } from '../bootstrap/places.mjs';
import { PrerequisiteError } from './process-spec.ts';

export const javaCommand = (): string => {
  const found = findJava();
  if (!found) throw new PrerequisiteError('Java is not in PATH: install Java 17 or newer, or set KAFKA_BROKERS');
  return found;
};

/** A short name that changes when Java is another one. */
export const javaIdentity = async (): Promise<string> => {
  const file = await realpath(javaCommand());
  const { mtimeMs, size } = await stat(file);
  return createHash('sha256').update(`${file} ${mtimeMs} ${size}`).digest('hex').slice(0, 8);
};
