import { createServer } from 'node:net';
import { type Topology, services } from './installation';

/** Above those of the stacks of other tests, and below the range that the system gives to outgoing connections. */
const FIRST = 30_100;
const LAST = 32_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** A port for each name, beforehand: a broker tells its address to its clients, and what is restarted keeps its own. */
export const choosePorts = async (names: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const given = Number(process.env['KJOREKLAR_PORT_BASE'] || 0);
  const ports = new Map<string, number>();
  let next = given || FIRST + (process.pid % 100) * 10;
  for (const name of names) {
    while (!(await isFree(next))) next += 1;
    if (next > LAST && !given) throw new Error('no free ports for the installation');
    ports.set(name, next);
    next += 1;
  }
  return ports;
};

/** Names of everything that needs a port of the loopback address: parts, controllers of brokers, and front doors. */
export const portNames = ({ brokers, instances }: Topology): string[] => [
  'intake',
  'webhook-notifier',
  'sandbox',
  'postgres',
  ...Array.from({ length: brokers }, (_, index) => [`kafka-${index + 1}`, `controller-${index + 1}`]).flat(),
  ...services.flatMap((service) => Array.from({ length: instances }, (_, index) => `${service}-${index + 1}`)),
];
