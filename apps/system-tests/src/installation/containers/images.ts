import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { services } from '../installation';

const root = resolve(__dirname, '../../../../..');

/** The official names; where no registry can be reached, images of these names may be there already. */
export const baseImages = {
  node: 'node:24-trixie-slim',
  postgres: 'postgres:17-trixie',
  kafka: 'apache/kafka:4.3.1',
} as const;

export const toolsImage = 'kjoreklar/tools';
export const imageOf = (app: string): string => `kjoreklar/${app}`;

const PULL_DEADLINE_MS = 120_000;

const docker = (...args: string[]) =>
  spawnSync('docker', args, { encoding: 'utf8', timeout: PULL_DEADLINE_MS, cwd: root });

/** What keeps containers from being used here; undefined where nothing does. */
export const whyNoContainers = (): string | undefined => {
  if (docker('info').status !== 0) return 'no Docker engine answers here';
  const isMissing = (image: string): boolean =>
    docker('image', 'inspect', image).status !== 0 && docker('pull', '--quiet', image).status !== 0;
  const missing = Object.values(baseImages).find(isMissing);
  return missing && `the image ${missing} cannot be had here`;
};

const build = (...args: string[]): void => {
  const { status } = spawnSync('docker', ['build', '--quiet', '--file=deploy/images/Dockerfile', ...args, '.'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 2],
  });
  if (status !== 0) throw new Error(`docker build ${args.join(' ')} ended with ${String(status)}`);
};

/** The images of this working tree: the first takes long, the others share what is slow to make. */
export const buildImages = (): void => {
  build('--target=tools', `--tag=${toolsImage}`);
  for (const app of [...services, 'sandbox']) build('--target=app', `--build-arg=APP=${app}`, `--tag=${imageOf(app)}`);
};
