import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Endpoints {
  readonly intake: string;
  readonly webhookNotifier: string;
  readonly sandbox: string;
  readonly kafka: string;
  readonly postgres: string;
  readonly pids: Readonly<Record<string, number>>;
}

const root = join(__dirname, '../../../..');

/** The real stack, started by its own command with a data folder and ports of its own. */
export class LocalStack {
  private readonly environment: NodeJS.ProcessEnv;

  constructor(
    private readonly home: string,
    portBase: number,
  ) {
    this.environment = { ...process.env, KJOREKLAR_HOME: home, KJOREKLAR_PORT_BASE: String(portBase) };
  }

  up(): Promise<void> {
    return this.run('up');
  }

  down(): Promise<void> {
    return this.run('down');
  }

  endpoints(): Endpoints {
    return JSON.parse(readFileSync(join(this.home, 'endpoints.json'), 'utf8')) as Endpoints;
  }

  private async run(command: string): Promise<void> {
    const child = spawn('npm', ['run', '--silent', command], {
      cwd: root,
      env: this.environment,
      stdio: ['ignore', 2, 2],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`npm run ${command} ended with ${String(code)}`);
  }
}

const services = ['intake', 'eucarisLookup', 'ecocValidation', 'registry', 'webhookNotifier'] as const;
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const pidOf = (endpoints: Endpoints, name: string): number => {
  const pid = endpoints.pids[name] ?? endpoints.pids[kebab(name)];
  if (pid === undefined) throw new Error(`endpoints.json names no process for ${name}`);
  return pid;
};

export const servicePids = (endpoints: Endpoints): number[] => services.map((name) => pidOf(endpoints, name));

export const infrastructurePids = (endpoints: Endpoints): Record<'broker' | 'database' | 'sandbox', number[]> => ({
  broker: [pidOf(endpoints, 'kafka')],
  database: [pidOf(endpoints, 'postgres')],
  sandbox: [pidOf(endpoints, 'sandbox')],
});
