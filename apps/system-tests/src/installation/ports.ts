import { isFreePort } from '../driver/free-port';
import { brokersOf, instancesOf, services, type Topology } from './installation';

/** Above those of the stacks of other tests, and below the range that the system gives to outgoing connections. */
const FIRST = 30_100;
const LAST = 32_000;

/** Everything that needs a port of the loopback address: parts, controllers of brokers, and front doors. */
const namesOf = (topology: Topology): string[] => [
  'intake',
  'webhook-notifier',
  'sandbox',
  'postgres',
  ...brokersOf(topology).flatMap((broker) => [broker, controllerOf(broker)]),
  ...services.flatMap((service) => instancesOf(service, topology)),
];

/** Under which name a broker's controller has its port. */
export const controllerOf = (broker: string): string => `${broker} controller`;

/** A port for each name, chosen beforehand: a broker tells its address to its clients, and what is restarted keeps its own. */
export class Ports {
  private constructor(private readonly byName: ReadonlyMap<string, number>) {}

  static async choose(topology: Topology): Promise<Ports> {
    const given = Number(process.env['KJOREKLAR_PORT_BASE'] || 0);
    const byName = new Map<string, number>();
    let next = given || FIRST + (process.pid % 100) * 10;
    for (const name of namesOf(topology)) {
      while (!(await isFreePort(next))) next += 1;
      if (next > LAST && !given) throw new Error('no free ports for the installation');
      byName.set(name, next);
      next += 1;
    }
    return new Ports(byName);
  }

  of(name: string): number {
    const port = this.byName.get(name);
    if (port === undefined) throw new Error(`no port was chosen for ${name}`);
    return port;
  }

  /** `127.0.0.1:port` */
  address(name: string): string {
    return `127.0.0.1:${this.of(name)}`;
  }

  url(name: string): string {
    return `http://${this.address(name)}`;
  }
}
