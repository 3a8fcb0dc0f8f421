import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../chaos/plan/random';
import { instancesOf, type Service, services, type Topology } from '../installation/installation';
import type { InstallationWatch } from './installation-watch';

/** Longer than a silent instance is waited for: others have its partitions, and its leases have run out, when it goes on. */
const STOPPED_MS = 8_000;
const AWAKE_MS = 1_000;

type Disturbance = (watch: InstallationWatch, name: string) => Promise<void>;

const disturbances: Readonly<Record<string, Disturbance>> = {
  kill: async (watch, name) => {
    await watch.kill(name);
    await watch.start(name);
  },
  terminate: async (watch, name) => {
    await watch.terminate(name);
    await watch.start(name);
  },
  /** When it goes on it still believes to own what others own by now. */
  stop: async (watch, name) => {
    await watch.signal(name, 'SIGSTOP');
    await delay(STOPPED_MS);
    await watch.signal(name, 'SIGCONT');
    await delay(AWAKE_MS);
  },
};

interface Order {
  readonly topology: Topology;
  readonly random: Random;
  readonly rounds: number;
}

const disturbService = async (watch: InstallationWatch, service: Service, order: Order): Promise<void> => {
  const names = instancesOf(service, order.topology);
  for (let round = 0; round < order.rounds; round += 1)
    for (const [what, disturb] of order.random.shuffled(Object.entries(disturbances))) {
      const name = order.random.pick(names);
      await watch.fault(what, name, () => disturb(watch, name));
    }
};

/** All services at a time, of each one instance at a time, in an order that the seed decides. */
export const disturbInstances = async (watch: InstallationWatch, order: Order): Promise<void> => {
  await Promise.all(services.map((service) => disturbService(watch, service, order)));
};
