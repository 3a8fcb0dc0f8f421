import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { probeBroker } from './api-versions.ts';
import { javaCommand, javaIdentity } from './java.ts';
import { kafkaJars } from './kafka-jars.ts';
import type { ProcessSpec, Server } from './process-spec.ts';
import { type ClusterPlace, formatProperties, serverProperties } from './server-properties.ts';

export interface KafkaOptions {
  readonly folder: string;
  readonly cache: string;
  readonly port: number;
  readonly controllerPort: number;
  readonly cluster?: ClusterPlace;
}

const run = promisify(execFile);
/** Any 16 bytes in base64url: brokers of different stacks never meet. */
const CLUSTER_ID = 'S2pvcmVrbGFyTG9jYWwwMQ';

/** The files that a formatted, empty data folder consists of name the node and no port, so one serves every new broker of that number. */
const formattedFolder = async (jars: string, classPath: readonly string[], node: number): Promise<string> => {
  const formatted = join(jars, node === 1 ? 'formatted' : `formatted-${node}`);
  if (existsSync(formatted)) return formatted;
  const unfinished = `${formatted}.${process.pid}`;
  const properties = `${unfinished}.properties`;
  const voters = Array.from({ length: node }, (_, index) => 9093 + index);
  const address = { port: 9092, controllerPort: 9092 + node, dataFolder: unfinished, cluster: { node, voters } };
  await writeFile(properties, formatProperties(serverProperties(address)));
  const java = [...classPath, '-Xshare:auto', '-XX:TieredStopAtLevel=1', 'kafka.tools.StorageTool'];
  await run(javaCommand(), [...java, 'format', '-t', CLUSTER_ID, '-c', properties]);
  await rm(properties);
  await rename(unfinished, formatted).catch(() => rm(unfinished, { recursive: true, force: true }));
  return formatted;
};

/** Of the compilers only the quick one: it starts sooner, and half of what an idle broker costs is the other compiler at work. */
const JVM = ['-Xms64m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:-UsePerfData', '-XX:TieredStopAtLevel=1'];

/**
 * Class data sharing halves the processor time of a start. A broker that stops leaves the archive behind under a name of
 * its own; the next start puts it in its place.
 */
const classDataSharing = async (jars: string): Promise<readonly string[]> => {
  const name = `classes-${await javaIdentity()}`;
  const archive = join(jars, `${name}.jsa`);
  if (!existsSync(archive)) {
    const finished = (await readdir(jars)).find((file) => file.startsWith(`${name}.`));
    if (finished) await rename(join(jars, finished), archive).catch(() => undefined);
  }
  const silent = ['-Xlog:disable', '-Xlog:all=error:stderr', '-Xshare:auto'];
  return existsSync(archive)
    ? [...silent, `-XX:SharedArchiveFile=${archive}`]
    : [...silent, `-XX:ArchiveClassesAtExit=${join(jars, `${name}.${process.pid}.jsa`)}`];
};

const createDataFolder = async (formatted: string, dataFolder: string): Promise<void> => {
  const unfinished = `${dataFolder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await rm(dataFolder, { recursive: true, force: true });
  await cp(formatted, unfinished, { recursive: true });
  await rename(unfinished, dataFolder);
};

/** Apache Kafka, one KRaft node on the loopback address. */
export const kafkaBroker = (options: KafkaOptions): Server => ({
  prepare: async (): Promise<ProcessSpec> => {
    const jars = await kafkaJars(options.cache);
    const classPath = ['-cp', join(jars, 'libs/*')];
    const dataFolder = join(options.folder, 'data');
    const properties = join(options.folder, 'server.properties');
    await mkdir(options.folder, { recursive: true });
    if (!existsSync(join(dataFolder, 'meta.properties')))
      await createDataFolder(await formattedFolder(jars, classPath, options.cluster?.node ?? 1), dataFolder);
    await writeFile(properties, formatProperties(serverProperties({ ...options, dataFolder })));
    const logging = `-Dlog4j2.configurationFile=${join(import.meta.dirname, '../kafka/log4j2.properties')}`;
    return {
      command: javaCommand(),
      args: [...JVM, ...(await classDataSharing(jars)), logging, ...classPath, 'kafka.Kafka', properties],
      cwd: options.folder,
      stopSignal: 'SIGTERM',
      stopDeadlineMs: 20_000,
    };
  },
  probe: () => probeBroker('127.0.0.1', options.port),
});
