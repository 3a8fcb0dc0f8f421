import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../infrastructure/free-ports.ts';
import { kafkaBroker } from '../infrastructure/kafka-broker.ts';
import { cacheFolder } from '../infrastructure/kafka-jars.ts';
import { adminUrl, postgresServer } from '../infrastructure/postgres-server.ts';
import type { Server } from '../infrastructure/process-spec.ts';
import { PartProcess } from '../supervisor/part-process.ts';

/**
 * PostgreSQL and Kafka on free ports in a temporary folder, for tests: prints one JSON line
 * `{"databaseUrl", "brokers"}` when both answer, and ends, leaving nothing, when its standard input ends.
 */
const READY_DEADLINE_MS = 60_000;
const PROBE_INTERVAL_MS = 50;

const whenAnswering = async (name: string, server: Server, running: PartProcess, logFile: string): Promise<void> => {
  const deadline = Date.now() + READY_DEADLINE_MS;
  for (;;) {
    try {
      return await server.probe();
    } catch (error) {
      if (!running.isRunning || Date.now() > deadline)
        throw new Error(`${name} did not start: ${String(error)}\n${await readFile(logFile, 'utf8')}`, {
          cause: error,
        });
    }
    await new Promise((resolve) => setTimeout(resolve, PROBE_INTERVAL_MS));
  }
};

const start = async (name: string, server: Server, folder: string): Promise<PartProcess> => {
  const spec = await server.prepare();
  const logFile = join(folder, `${name}.log`);
  const running = await PartProcess.start(spec, logFile);
  processes.push(running);
  await whenAnswering(name, server, running, logFile);
  return running;
};

const processes: PartProcess[] = [];

const stopAll = async (folder: string): Promise<void> => {
  await Promise.all(processes.map((running) => running.stop()));
  await rm(folder, { recursive: true, force: true });
};

const main = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'kjoreklar-infrastructure-'));
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'kafka'));
  let stopping: Promise<void> | undefined;
  const stop = (exitCode: number): void => {
    stopping ??= stopAll(folder);
    void stopping.finally(() => process.exit(exitCode));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  process.stdin
    .resume()
    .on('end', () => stop(0))
    .on('error', () => stop(0));
  try {
    const [postgresPort = 0, port = 0, controllerPort = 0] = await freePorts(3);
    const password = randomBytes(12).toString('hex');
    const postgres = { folder: join(folder, 'postgres'), port: postgresPort, password, durable: false };
    const cache = cacheFolder(tmpdir());
    const kafka = { folder: join(folder, 'kafka'), cache, port, controllerPort, quickStart: true };
    await Promise.all([
      process.env.DATABASE_URL || start('postgres', postgresServer(postgres), folder),
      process.env.KAFKA_BROKERS || start('kafka', kafkaBroker(kafka), folder),
    ]);
    const databaseUrl = process.env.DATABASE_URL || adminUrl(postgres, 'postgres');
    const brokers = process.env.KAFKA_BROKERS || `127.0.0.1:${port}`;
    process.stdout.write(`${JSON.stringify({ databaseUrl, brokers })}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    stop(1);
  }
};

await main();
