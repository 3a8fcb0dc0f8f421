import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openContainerSite } from './containers/container-site';
import { writeEndpoints } from './endpoints-file';
import { FrontDoor } from './front-door';
import { brokersOf, Installation, instancesOf, services, type Topology } from './installation';
import type { Part } from './part';
import { Ports } from './ports';
import { openProcessSite } from './processes/process-site';
import { adminUrl, localDatabase, sandboxEnvironment, serviceEnvironment } from './service-environment';
import type { Ground, Site } from './site';

export const INSTALLATION_KIND = 'KJOREKLAR_TEST_INSTALLATION';

const ENTER = 0o755;

/** Like Promise.all, but nothing is under way any more when it rejects. */
const all = async (works: readonly Promise<void>[]): Promise<void> => {
  const failed = (await Promise.allSettled(works)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
};

/** Starts an installation on a site, part by part. */
class InstallationStart {
  private readonly parts: Part[] = [];
  private readonly doors: FrontDoor[] = [];

  constructor(
    private readonly site: Site,
    private readonly ground: Ground,
  ) {}

  get installation(): Installation {
    const { site, ground, parts, doors } = this;
    return new Installation(site.kind, ground.topology, ground.home, { parts, doors, cleanUp: () => site.cleanUp() });
  }

  async run(): Promise<void> {
    const { site, ground } = this;
    const { topology, ports } = ground;
    await this.start([...site.servers(), site.app('sandbox', 'sandbox', sandboxEnvironment(site.addresses))]);
    await site.prepare();
    // The first of each makes its tables, and a machine with few processors starts five sooner than ten.
    for (let index = 0; index < topology.instances; index += 1)
      await this.start(
        services.map((service) => {
          const name = instancesOf(service, topology)[index] ?? '';
          return site.app(service, name, serviceEnvironment(service, name, site.addresses));
        }),
      );
    for (const door of ['intake', 'webhook-notifier'] as const) {
      const behind = instancesOf(door, topology).map((name) => ports.of(name));
      this.doors.push(await FrontDoor.open(ports.of(door), behind));
    }
    await this.tellWhereItIs();
  }

  private async start(parts: readonly Part[]): Promise<void> {
    this.parts.push(...parts);
    await all(parts.map((part) => part.start()));
  }

  private async tellWhereItIs(): Promise<void> {
    const { topology, ports, home } = this.ground;
    await writeEndpoints(home, {
      intake: ports.url('intake'),
      webhookNotifier: ports.url('webhook-notifier'),
      sandbox: ports.url('sandbox'),
      receiver: this.site.addresses.sandbox,
      eucarisLookup: ports.url('eucaris-lookup-1'),
      registry: ports.url('registry-1'),
      kafka: brokersOf(topology)
        .map((name) => ports.address(name))
        .join(','),
      postgres: adminUrl(localDatabase(ports)),
      pids: {},
    });
  }
}

const breakGround = async (topology: Topology): Promise<Ground> => {
  const home = await mkdtemp(join(tmpdir(), 'kjoreklar-installation-'));
  // A PostgreSQL that is a process refuses root, and runs as somebody who must get in here.
  await chmod(home, ENTER);
  return { topology, home, ports: await Ports.choose(topology) };
};

/** Containers where the global set-up found an engine and built the images, else local processes; nothing is left of one that does not start. */
export const startInstallation = async (topology: Topology): Promise<Installation> => {
  const ground = await breakGround(topology);
  const openSite = process.env[INSTALLATION_KIND] === 'containers' ? openContainerSite : openProcessSite;
  const start = new InstallationStart(await openSite(ground), ground);
  try {
    await start.run();
    return start.installation;
  } catch (error) {
    await start.installation.stop().catch(() => undefined);
    throw error;
  }
};
