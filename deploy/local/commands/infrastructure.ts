import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../bootstrap/places.mjs';
import { freePorts } from '../infrastructure/free-ports.ts';
import { kafkaBroker } from '../infrastructure/kafka-broker.ts';
import { createOffsetsTopic } from '../infrastructure/offsets-topic.ts';
import { adminUrl, postgresServer } from '../infrastructure/postgres-server.ts';
import { claim, runningSupervisor } from '../supervisor/claim.ts';
import { writeJsonFile } from '../supervisor/json-file.ts';
import { endOrphans } from '../supervisor/orphans.ts';
import { identify } from '../supervisor/process-identity.ts';
import { type PartDeclaration, Supervisor, type TaskDeclaration } from '../supervisor/supervisor.ts';

/**
 * PostgreSQL and Kafka on free ports in a temporary folder, for tests: prints one JSON line
 * `{"databaseUrl", "brokers"}` when both answer, and ends, leaving nothing, when its standard input ends.
 */
const PREFIX = 'kjoreklar-infrastructure-';

/** What a run that was killed left behind. */
const sweep = async (): Promise<void> => {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const folder of folders.map((name) => join(tmpdir(), name))) {
    if (runningSupervisor(join(folder, 'owner.json'))) continue;
    await endOrphans(join(folder, 'processes.json'));
    rmSync(folder, { recursive: true, force: true });
  }
};

interface Servers {
  readonly databaseUrl: string;
  readonly brokers: string;
  readonly declarations: (PartDeclaration | TaskDeclaration)[];
}

const declare = async (folder: string): Promise<Servers> => {
  const [postgresPort = 0, port = 0, controllerPort = 0] = await freePorts(3);
  const address = { port: postgresPort, password: randomBytes(12).toString('hex') };
  const postgres = postgresServer({ ...address, folder: join(folder, 'postgres'), durable: false });
  const place = { folder: join(folder, 'kafka'), cache: cacheFolder(tmpdir()) };
  const kafka = kafkaBroker({ ...place, port, controllerPort });
  const offsetsTopic = {
    name: 'offsets topic',
    needs: ['kafka'],
    task: () => createOffsetsTopic(`127.0.0.1:${port}`),
  };
  const { DATABASE_URL, KAFKA_BROKERS } = process.env;
  return {
    databaseUrl: DATABASE_URL || adminUrl(address, 'postgres'),
    brokers: KAFKA_BROKERS || `127.0.0.1:${port}`,
    declarations: [
      ...(DATABASE_URL ? [] : [{ name: 'postgres', needs: [], server: postgres, stopOrder: 0 }]),
      ...(KAFKA_BROKERS ? [] : [{ name: 'kafka', needs: [], server: kafka, stopOrder: 0 }, offsetsTopic]),
    ],
  };
};

const writeProcesses = (folder: string, pids: ReadonlyMap<string, number>): void =>
  writeJsonFile(
    join(folder, 'processes.json'),
    Object.fromEntries([...pids].map(([part, pid]) => [part, identify(pid)])),
  );

const whenTold = (stop: () => void): void => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  process.stdin.resume().on('end', stop).on('error', stop);
};

const main = async (): Promise<void> => {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o755);
  claim(join(folder, 'owner.json'));
  const { declarations, ...addresses } = await declare(folder);
  const supervisor = new Supervisor({
    declarations,
    logFileOf: (part) => join(folder, `${part}.log`),
    onChange: (pids) => writeProcesses(folder, pids),
    say: () => undefined,
  });
  let stopping: Promise<void> | undefined;
  const stop = (exitCode: number): void => {
    stopping ??= supervisor.stop().finally(() => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(exitCode);
    });
  };
  whenTold(() => stop(0));
  try {
    await supervisor.start();
    process.stdout.write(`${JSON.stringify(addresses)}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    stop(1);
  }
};

await main();
