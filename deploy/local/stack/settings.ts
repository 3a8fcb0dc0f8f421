import { join } from 'node:path';
import { homeFolder } from '../bootstrap/places.mjs';

/** Thrown when a command is called in a way it cannot understand; exit code 2. */
export class UsageError extends Error {
  readonly code = 'LOCAL_WRONG_USE';
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

export interface Settings {
  readonly home: string;
  readonly portBase: number;
  /** `host:port`, comma separated; absent: the stack runs its own broker. */
  readonly externalBrokers?: string;
  /** An administrator's connection; absent: the stack runs its own server. */
  readonly externalDatabaseUrl?: string;
}

const DEFAULT_PORT_BASE = 4000;
const HIGHEST_OFFSET = 30;
const HIGHEST_PORT = 65_535;

const readPortBase = (text: string | undefined): number => {
  const portBase = text ? Number(text) : DEFAULT_PORT_BASE;
  const isUsable = Number.isInteger(portBase) && portBase >= 1024 && portBase + HIGHEST_OFFSET <= HIGHEST_PORT;
  if (!isUsable)
    throw new UsageError(
      `KJOREKLAR_PORT_BASE is "${text}": give a whole number from 1024 to ${HIGHEST_PORT - HIGHEST_OFFSET}`,
    );
  return portBase;
};

/** Environment of the local stack; throws UsageError. */
export const readSettings = (environment: NodeJS.ProcessEnv = process.env): Settings => ({
  home: homeFolder(environment),
  portBase: readPortBase(environment.KJOREKLAR_PORT_BASE),
  externalBrokers: environment.KAFKA_BROKERS || undefined,
  externalDatabaseUrl: environment.DATABASE_URL || undefined,
});

export const portOffsets = {
  intake: 0,
  'eucaris-lookup': 1,
  'ecoc-validation': 2,
  registry: 3,
  'webhook-notifier': 4,
  sandbox: 9,
  kafka: 20,
  'kafka-controller': 21,
  postgres: 30,
} as const;

export type PortName = keyof typeof portOffsets;

export const portOf = ({ portBase }: Settings, name: PortName): number => portBase + portOffsets[name];

export const brokersOf = (settings: Settings): string =>
  settings.externalBrokers ?? `127.0.0.1:${portOf(settings, 'kafka')}`;

/** The ports that this stack itself listens on. */
export const ownPorts = (settings: Settings): { name: PortName; port: number }[] =>
  (Object.keys(portOffsets) as PortName[])
    .filter((name) => !(settings.externalBrokers && name.startsWith('kafka')))
    .filter((name) => !(settings.externalDatabaseUrl && name === 'postgres'))
    .map((name) => ({ name, port: portOf(settings, name) }));

/** Files in the data folder. */
export const homeFiles = ({ home }: Pick<Settings, 'home'>) => ({
  endpoints: join(home, 'endpoints.json'),
  supervisor: join(home, 'supervisor.json'),
  processes: join(home, 'processes.json'),
  secrets: join(home, 'secrets.json'),
  demonstration: join(home, 'demonstration.json'),
  logs: join(home, 'logs'),
  postgres: join(home, 'postgres'),
  kafka: join(home, 'kafka'),
  sandbox: join(home, 'sandbox'),
});
