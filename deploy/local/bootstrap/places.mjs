import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');
export const KAFKA_VERSION = '4.3.1';

export const homeFolder = (environment = process.env) =>
  environment.KJOREKLAR_HOME
    ? resolve(environment.KJOREKLAR_HOME.replace(/^~(?=\/|$)/, homedir()))
    : join(root, '.kjoreklar');

const isWritable = (folder) => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Downloads outlive the data folder: a reset or a second stack fetches nothing. */
export const cacheFolder = (fallback) => {
  const shared = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kjoreklar');
  return isWritable(shared) ? shared : join(fallback, 'cache');
};

export const brokerRecipe = resolve(import.meta.dirname, '../kafka');

/** Where the broker's jars are, once they are downloaded; the name changes with the recipe. */
export const brokerFolder = (cache) => {
  const digest = createHash('sha256').update(readFileSync(join(brokerRecipe, 'pom.xml')));
  return join(cache, `kafka-${KAFKA_VERSION}-${digest.digest('hex').slice(0, 8)}`);
};

export const findInPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

/** The Java that JAVA_HOME names, or the first in PATH. */
export const javaCommand = () => {
  const inHome = process.env.JAVA_HOME && join(process.env.JAVA_HOME, 'bin/java');
  return inHome && existsSync(inHome) ? inHome : findInPath('java');
};
