import { type GenericContainer, getContainerRuntimeClient, Network, type StartedNetwork, Wait } from 'testcontainers';
import { brokerAnswers, postgresAnswers, serviceAnswers } from '../answers';
import { brokersOf, type Service } from '../installation';
import type { Part } from '../part';
import {
  adminUrl,
  type Addresses,
  DATABASE,
  type Environment,
  localDatabase,
  PASSWORD,
  prepareEnvironment,
} from '../service-environment';
import type { Ground, Site } from '../site';
import { ContainerPart } from './container-part';
import { baseImages, imageOf, toolsImage } from './images';
import { brokerList, kafkaContainer } from './kafka-container';
import { LoopbackContainer } from './loopback-container';
import { withoutChecks } from './quick-start';

const HTTP = 8080;
const POSTGRES = 5432;
const SANDBOX_DATA = '/var/lib/kjoreklar';

/** A network of containers; what tests and observers talk to is published on the loopback address. */
class ContainerSite implements Site {
  readonly kind = 'containers';
  readonly addresses: Addresses;
  private readonly volume: string;

  constructor(
    private readonly ground: Ground,
    private readonly network: StartedNetwork,
  ) {
    this.volume = `kjoreklar-${network.getName()}`;
    this.addresses = {
      database: `postgres:${POSTGRES}/${DATABASE}`,
      password: PASSWORD,
      brokers: brokerList(ground.topology),
      sandbox: `http://sandbox:${HTTP}`,
      intake: `http://intake-1:${HTTP}`,
      registry: `http://registry-1:${HTTP}`,
      webhookNotifier: `http://webhook-notifier-1:${HTTP}`,
      sandboxData: SANDBOX_DATA,
      publicSandbox: ground.ports.url('sandbox'),
    };
  }

  servers(): readonly Part[] {
    const { topology, ports } = this.ground;
    const postgres = this.container(baseImages.postgres, 'postgres', POSTGRES)
      .withEnvironment({ POSTGRES_PASSWORD: PASSWORD, POSTGRES_DB: DATABASE })
      .withCommand(['postgres', '-c', 'max_connections=300']);
    return [
      this.part('postgres', postgres, () => postgresAnswers(adminUrl(localDatabase(ports)))),
      ...brokersOf(topology).map((name) =>
        this.part(name, kafkaContainer(name, ports.of(name), topology).withNetwork(this.network), () =>
          brokerAnswers(ports.of(name)),
        ),
      ),
    ];
  }

  app(app: Service | 'sandbox', name: string, environment: Environment): Part {
    const mount = { source: this.volume, target: SANDBOX_DATA };
    const container = this.container(imageOf(app), name, HTTP)
      .withEnvironment(environment)
      .withBindMounts([app === 'sandbox' ? mount : { ...mount, mode: 'ro' }]);
    return this.part(name, container, () => serviceAnswers(this.ground.ports.of(name)));
  }

  /** As the image for it does. */
  async prepare(): Promise<void> {
    const container = await new LoopbackContainer(toolsImage)
      .withNetwork(this.network)
      .withEnvironment(prepareEnvironment(this.addresses))
      .withWaitStrategy(Wait.forOneShotStartup())
      .start();
    await container.stop();
  }

  async cleanUp(): Promise<void> {
    await this.network.stop();
    const { container } = await getContainerRuntimeClient();
    await container.dockerode.getVolume(this.volume).remove({ force: true });
  }

  private container(image: string, name: string, port: number): GenericContainer {
    return new LoopbackContainer(image)
      .withNetwork(this.network)
      .withNetworkAliases(name)
      .withExposedPorts({ container: port, host: this.ground.ports.of(name) });
  }

  private part(name: string, container: GenericContainer, answers: () => Promise<void>): Part {
    return new ContainerPart(name, withoutChecks(container), answers);
  }
}

export const openContainerSite = async (ground: Ground): Promise<Site> =>
  new ContainerSite(ground, await new Network().start());
