import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GenericContainer, getContainerRuntimeClient, Network, type StartedNetwork, Wait } from 'testcontainers';
import { brokerAnswers, postgresAnswers, serviceAnswers } from '../answers';
import { writeEndpoints } from '../endpoints-file';
import { FrontDoor } from '../front-door';
import { brokersOf, Installation, instancesOf, type Service, services, type Topology } from '../installation';
import { choosePorts, portNames } from '../ports';
import {
  adminUrl,
  type Addresses,
  prepareEnvironment,
  sandboxEnvironment,
  serviceEnvironment,
} from '../service-environment';
import { ContainerPart } from './container-part';
import { withoutChecks } from './quick-start';
import { baseImages, imageOf, toolsImage } from './images';
import { brokerList, kafkaContainer } from './kafka-container';

const HTTP = 8080;
const POSTGRES = 5432;
const PASSWORD = 'system-tests';
const DATABASE = 'kjoreklar';
const SANDBOX_DATA = '/var/lib/kjoreklar';
const START_DEADLINE_MS = 240_000;

/** Like Promise.all, but nothing is under way any more when it rejects. */
const all = async (works: readonly Promise<void>[]): Promise<void> => {
  const failed = (await Promise.allSettled(works)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
};

/** Starts an installation of containers, part by part; what has been started when one fails is taken down again. */
class ContainerStart {
  private readonly parts: ContainerPart[] = [];
  private readonly doors: FrontDoor[] = [];
  private readonly volume: string;

  private constructor(
    private readonly topology: Topology,
    private readonly ports: ReadonlyMap<string, number>,
    private readonly network: StartedNetwork,
    private readonly home: string,
  ) {
    this.volume = `kjoreklar-${network.getName()}`;
  }

  static async begin(topology: Topology): Promise<ContainerStart> {
    const ports = await choosePorts(portNames(topology));
    const home = await mkdtemp(join(tmpdir(), 'kjoreklar-containers-'));
    return new ContainerStart(topology, ports, await new Network().start(), home);
  }

  get installation(): Installation {
    return new Installation('containers', this.topology, this.home, {
      parts: this.parts,
      doors: this.doors,
      cleanUp: () => this.cleanUp(),
    });
  }

  async run(): Promise<void> {
    const { topology } = this;
    await all([this.postgres(), this.sandbox(), ...brokersOf(topology).map((name) => this.kafka(name))]);
    await this.prepare();
    // The first of each makes its tables, and a machine with few processors starts five sooner than ten.
    for (let index = 0; index < topology.instances; index += 1)
      await all(services.map((service) => this.service(service, instancesOf(service, topology)[index] ?? '')));
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
      receiver: this.addresses.sandbox,
      eucarisLookup: this.local('eucaris-lookup-1'),
      registry: this.local('registry-1'),
      kafka: brokersOf(topology)
        .map((name) => `127.0.0.1:${this.port(name)}`)
        .join(','),
      postgres: this.databaseUrl,
      pids: {},
    });
  }

  private get addresses(): Addresses {
    return {
      database: `postgres:${POSTGRES}/${DATABASE}`,
      password: PASSWORD,
      brokers: brokerList(this.topology),
      sandbox: `http://sandbox:${HTTP}`,
      intake: `http://intake-1:${HTTP}`,
      registry: `http://registry-1:${HTTP}`,
      webhookNotifier: `http://webhook-notifier-1:${HTTP}`,
      sandboxData: SANDBOX_DATA,
      publicSandbox: this.local('sandbox'),
    };
  }

  private get databaseUrl(): string {
    return adminUrl({ database: `127.0.0.1:${this.port('postgres')}/${DATABASE}`, password: PASSWORD });
  }

  private port(name: string): number {
    const port = this.ports.get(name);
    if (port === undefined) throw new Error(`no port was chosen for ${name}`);
    return port;
  }

  private local(name: string): string {
    return `http://127.0.0.1:${this.port(name)}`;
  }

  private inNetwork(image: string, name: string): GenericContainer {
    return new GenericContainer(image)
      .withNetwork(this.network)
      .withNetworkAliases(name)
      .withStartupTimeout(START_DEADLINE_MS);
  }

  private async start(name: string, container: GenericContainer, answers: () => Promise<void>): Promise<void> {
    const part = new ContainerPart(name, await withoutChecks(container).start(), answers);
    this.parts.push(part);
    await part.start();
  }

  private postgres(): Promise<void> {
    const container = this.inNetwork(baseImages.postgres, 'postgres')
      .withExposedPorts({ container: POSTGRES, host: this.port('postgres') })
      .withEnvironment({ POSTGRES_PASSWORD: PASSWORD, POSTGRES_DB: DATABASE })
      .withCommand(['postgres', '-c', 'max_connections=300']);
    return this.start('postgres', container, () => postgresAnswers(this.databaseUrl));
  }

  private kafka(name: string): Promise<void> {
    const container = kafkaContainer(name, this.port(name), this.topology, this.network);
    return this.start(name, container, () => brokerAnswers(this.port(name)));
  }

  private sandbox(): Promise<void> {
    const container = this.inNetwork(imageOf('sandbox'), 'sandbox')
      .withExposedPorts({ container: HTTP, host: this.port('sandbox') })
      .withEnvironment(sandboxEnvironment(this.addresses))
      .withBindMounts([{ source: this.volume, target: SANDBOX_DATA }]);
    return this.start('sandbox', container, () => serviceAnswers(this.port('sandbox')));
  }

  /** Roles, schemas and topics, as the image for it makes them. */
  private async prepare(): Promise<void> {
    const container = await this.inNetwork(toolsImage, 'tools')
      .withEnvironment(prepareEnvironment(this.addresses))
      .withWaitStrategy(Wait.forOneShotStartup())
      .start();
    await container.stop();
  }

  private service(service: Service, name: string): Promise<void> {
    const container = this.inNetwork(imageOf(service), name)
      .withExposedPorts({ container: HTTP, host: this.port(name) })
      .withEnvironment(serviceEnvironment(service, name, this.addresses))
      .withBindMounts([{ source: this.volume, target: SANDBOX_DATA, mode: 'ro' }]);
    return this.start(name, container, () => serviceAnswers(this.port(name)));
  }

  private async cleanUp(): Promise<void> {
    await this.network.stop();
    const { container } = await getContainerRuntimeClient();
    await container.dockerode.getVolume(this.volume).remove({ force: true });
  }
}

export const startContainers = async (topology: Topology): Promise<Installation> => {
  const start = await ContainerStart.begin(topology);
  try {
    await start.run();
    return start.installation;
  } catch (error) {
    await start.installation.stop().catch(() => undefined);
    throw error;
  }
};
