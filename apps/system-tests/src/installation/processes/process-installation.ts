import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brokerAnswers, postgresAnswers, serviceAnswers } from '../answers';
import { writeEndpoints } from '../endpoints-file';
import { FrontDoor } from '../front-door';
import { brokersOf, Installation, instancesOf, type Service, services, type Topology } from '../installation';
import { choosePorts, portNames } from '../ports';
import {
  adminUrl,
  type Addresses,
  type Environment,
  prepareEnvironment,
  sandboxEnvironment,
  serviceEnvironment,
} from '../service-environment';
import { ProcessPart, type ProcessSpec } from './process-part';

const root = resolve(__dirname, '../../../../..');
const PASSWORD = 'system-tests';
const DATABASE = 'postgres';
/** As `npm start` runs the services. */
const HEAP = ['--max-old-space-size=1024', '--max-semi-space-size=32'];
const ENTER = 0o755;

/** Runs a program of deploy/local to its end and gives what it printed. */
const runScript = (script: string, args: readonly string[], environment: Environment = {}): string => {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'deploy/local/commands', script), ...args], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  if (status !== 0) throw new Error(`${script} ended with ${String(status)}`);
  return stdout;
};

/** Starts an installation of local processes, as ContainerStart does with containers. */
class ProcessStart {
  private readonly parts: ProcessPart[] = [];
  private readonly doors: FrontDoor[] = [];

  private constructor(
    private readonly topology: Topology,
    private readonly ports: ReadonlyMap<string, number>,
    private readonly home: string,
  ) {}

  static async begin(topology: Topology): Promise<ProcessStart> {
    const ports = await choosePorts(portNames(topology));
    const home = await mkdtemp(join(tmpdir(), 'kjoreklar-processes-'));
    // PostgreSQL refuses root, and runs as somebody who must get in here.
    await chmod(home, ENTER);
    await mkdir(join(home, 'logs'));
    return new ProcessStart(topology, ports, home);
  }

  get installation(): Installation {
    return new Installation('local processes', this.topology, this.home, { parts: this.parts, doors: this.doors });
  }

  async run(): Promise<void> {
    const { topology } = this;
    this.servers();
    this.node('sandbox', 'sandbox', sandboxEnvironment(this.addresses));
    await Promise.all(this.parts.map((part) => part.start()));
    runScript('prepare-servers.ts', [], prepareEnvironment(this.addresses));
    // The first of each makes its tables, and a machine with few processors starts five sooner than ten.
    for (let index = 0; index < topology.instances; index += 1) {
      for (const service of services) this.service(service, instancesOf(service, topology)[index] ?? '');
      await Promise.all(this.parts.map((part) => part.start()));
    }
    for (const door of ['intake', 'webhook-notifier'] as const)
      this.doors.push(
        await FrontDoor.open(
          this.port(door),
          instancesOf(door, topology).map((name) => this.port(name)),
        ),
      );
    await writeEndpoints(this.home, {
      intake: this.local('intake'),
      webhookNotifier: this.local('webhook-notifier'),
      sandbox: this.local('sandbox'),
      eucarisLookup: this.local('eucaris-lookup-1'),
      registry: this.local('registry-1'),
      kafka: this.addresses.brokers,
      postgres: adminUrl(this.addresses),
      pids: {},
    });
  }

  private get addresses(): Addresses {
    return {
      database: `127.0.0.1:${this.port('postgres')}/${DATABASE}`,
      password: PASSWORD,
      brokers: brokersOf(this.topology)
        .map((name) => `127.0.0.1:${this.port(name)}`)
        .join(','),
      sandbox: this.local('sandbox'),
      intake: this.local('intake-1'),
      registry: this.local('registry-1'),
      webhookNotifier: this.local('webhook-notifier-1'),
      sandboxData: join(this.home, 'sandbox'),
      publicSandbox: this.local('sandbox'),
    };
  }

  private port(name: string): number {
    const port = this.ports.get(name);
    if (port === undefined) throw new Error(`no port was chosen for ${name}`);
    return port;
  }

  private local(name: string): string {
    return `http://127.0.0.1:${this.port(name)}`;
  }

  private add(name: string, spec: ProcessSpec, answers: () => Promise<void>): void {
    this.parts.push(new ProcessPart(name, spec, join(this.home, 'logs', `${name}.log`), answers));
  }

  private servers(): void {
    const names = brokersOf(this.topology);
    const controllers = names.map((_, index) => this.port(`controller-${index + 1}`));
    const wanted = {
      folder: this.home,
      postgres: { port: this.port('postgres'), password: PASSWORD },
      brokers: names.map((name, index) => ({ port: this.port(name), controllerPort: controllers[index] })),
    };
    const specs = JSON.parse(runScript('server-specs.ts', [JSON.stringify(wanted)])) as {
      readonly postgres: ProcessSpec;
      readonly kafka: readonly ProcessSpec[];
    };
    this.add('postgres', specs.postgres, () => postgresAnswers(adminUrl(this.addresses)));
    for (const [index, spec] of specs.kafka.entries()) {
      const name = names[index] ?? '';
      this.add(name, spec, () => brokerAnswers(this.port(name)));
    }
  }

  private service(service: Service, name: string): void {
    this.node(service, name, serviceEnvironment(service, name, this.addresses));
  }

  private node(app: string, name: string, environment: Environment): void {
    const port = this.port(name);
    const env = { ...environment, HOST: '127.0.0.1', PORT: String(port), SHUTDOWN_DEADLINE_MS: '10000' };
    const args = [...HEAP, join(root, 'apps', app, 'dist/main.js')];
    this.add(name, { command: process.execPath, args, env, cwd: root }, () => serviceAnswers(port));
  }
}

export const startProcesses = async (topology: Topology): Promise<Installation> => {
  const start = await ProcessStart.begin(topology);
  try {
    await start.run();
    return start.installation;
  } catch (error) {
    await start.installation.stop().catch(() => undefined);
    throw error;
  }
};
