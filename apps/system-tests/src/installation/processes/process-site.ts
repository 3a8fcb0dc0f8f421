import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { brokerAnswers, postgresAnswers, serviceAnswers } from '../answers';
import { brokersOf, type Service } from '../installation';
import type { Part } from '../part';
import { controllerOf } from '../ports';
import {
  adminUrl,
  type Addresses,
  type Environment,
  localDatabase,
  PASSWORD,
  prepareEnvironment,
} from '../service-environment';
import type { Ground, Site } from '../site';
import { ProcessPart, type ProcessSpec } from './process-part';

const root = resolve(__dirname, '../../../../..');
/** As `npm start` runs the services. */
const HEAP = ['--max-old-space-size=1024', '--max-semi-space-size=32'];

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

interface ServerSpecs {
  readonly postgres: ProcessSpec;
  readonly kafka: readonly ProcessSpec[];
}

/** Processes of this machine, of the built services. */
class ProcessSite implements Site {
  readonly kind = 'local processes';
  readonly addresses: Addresses;

  constructor(private readonly ground: Ground) {
    const { topology, ports, home } = ground;
    this.addresses = {
      ...localDatabase(ports),
      brokers: brokersOf(topology)
        .map((name) => ports.address(name))
        .join(','),
      sandbox: ports.url('sandbox'),
      intake: ports.url('intake-1'),
      registry: ports.url('registry-1'),
      webhookNotifier: ports.url('webhook-notifier-1'),
      sandboxData: join(home, 'sandbox'),
      publicSandbox: ports.url('sandbox'),
    };
  }

  servers(): readonly Part[] {
    const { topology, ports, home } = this.ground;
    const names = brokersOf(topology);
    const wanted = {
      folder: home,
      postgres: { port: ports.of('postgres'), password: PASSWORD },
      brokers: names.map((name) => ({ port: ports.of(name), controllerPort: ports.of(controllerOf(name)) })),
    };
    const { postgres, kafka } = JSON.parse(runScript('server-specs.ts', [JSON.stringify(wanted)])) as ServerSpecs;
    return [
      this.part('postgres', postgres, () => postgresAnswers(adminUrl(localDatabase(ports)))),
      ...kafka.map((spec, index) => {
        const name = names[index] ?? '';
        return this.part(name, spec, () => brokerAnswers(ports.of(name)));
      }),
    ];
  }

  app(app: Service | 'sandbox', name: string, environment: Environment): Part {
    const port = this.ground.ports.of(name);
    const env = { ...environment, HOST: '127.0.0.1', PORT: String(port) };
    const args = [...HEAP, join(root, 'apps', app, 'dist/service.cjs')];
    return this.part(name, { command: process.execPath, args, env, cwd: root }, () => serviceAnswers(port));
  }

  async prepare(): Promise<void> {
    runScript('prepare-servers.ts', [], prepareEnvironment(this.addresses));
  }

  async cleanUp(): Promise<void> {}

  private part(name: string, spec: ProcessSpec, answers: () => Promise<void>): Part {
    return new ProcessPart(name, spec, join(this.ground.home, 'logs', `${name}.log`), answers);
  }
}

export const openProcessSite = async (ground: Ground): Promise<Site> => {
  await mkdir(join(ground.home, 'logs'));
  return new ProcessSite(ground);
};
