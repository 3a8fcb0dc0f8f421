import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PrerequisiteError } from './process-spec.ts';

const run = promisify(execFile);
const recipe = join(import.meta.dirname, '../kafka');
export const KAFKA_VERSION = '4.3.1';

const isWritable = (folder: string): boolean => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Downloads outlive the data folder: a reset or a second stack fetches nothing. */
export const cacheFolder = (fallback: string): string => {
  const shared = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kjoreklar');
  return isWritable(shared) ? shared : join(fallback, 'cache');
};

const jarsFolder = async (cache: string): Promise<string> => {
  const digest = createHash('sha256').update(await readFile(join(recipe, 'pom.xml')));
  return join(cache, `kafka-${KAFKA_VERSION}-${digest.digest('hex').slice(0, 8)}`);
};

const explain = (error: unknown): PrerequisiteError => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    return new PrerequisiteError('Maven (mvn) is not in PATH: install Maven 3.8 or newer, or set KAFKA_BROKERS');
  const { stdout, stderr } = error as { stdout?: string; stderr?: string };
  const reason = `${stdout ?? ''}${stderr ?? ''}`.split('\n').find((line) => line.includes('ERROR'));
  return new PrerequisiteError(`Maven could not fetch Apache Kafka ${KAFKA_VERSION}: ${reason ?? String(error)}`);
};

/** The folder with the broker's jars, fetched from Maven Central the first time. */
export const kafkaJars = async (cache: string, onDownload: () => void): Promise<string> => {
  const folder = await jarsFolder(cache);
  if (existsSync(folder)) return folder;
  onDownload();
  const unfinished = `${folder}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await cp(join(recipe, 'pom.xml'), join(unfinished, 'pom.xml'));
  try {
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', '-DoutputDirectory=libs'];
    await run('mvn', ['-q', '-B', ...goal], { cwd: unfinished });
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw explain(error);
  }
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }));
  return folder;
};
