import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brokerFolder, brokerRecipe, KAFKA_VERSION } from '../bootstrap/places.mjs';
import { PrerequisiteError } from './process-spec.ts';

const run = promisify(execFile);

const explain = (error: unknown): PrerequisiteError => {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    return new PrerequisiteError('Maven (mvn) is not in PATH: install Maven 3.8 or newer, or set KAFKA_BROKERS');
  const { stdout, stderr } = error as { stdout?: string; stderr?: string };
  const reason = `${stdout ?? ''}${stderr ?? ''}`.split('\n').find((line) => line.includes('ERROR'));
  return new PrerequisiteError(`Maven could not fetch Apache Kafka ${KAFKA_VERSION}: ${reason ?? String(error)}`);
};

/** The folder with the broker's jars, fetched from Maven Central the first time. */
export const kafkaJars = async (cache: string): Promise<string> => {
  const folder = brokerFolder(cache);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await cp(join(brokerRecipe, 'pom.xml'), join(unfinished, 'pom.xml'));
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
