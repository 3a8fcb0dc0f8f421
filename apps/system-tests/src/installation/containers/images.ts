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

/** Of testcontainers' own: a container that removes the others when the tests are killed. */
const REAPER_IMAGE = 'testcontainers/ryuk:0.14.0';
/** By which the images of these tests know those that they have replaced. */
const LABEL = 'kjoreklar.built-for=load-tests';

export const toolsImage = 'kjoreklar/tools';
export const imageOf = (app: string): string => `kjoreklar/${app}`;

const PULL_DEADLINE_MS = 120_000;

const docker = (...args: string[]) =>
  spawnSync('docker', args, { encoding: 'utf8', timeout: PULL_DEADLINE_MS, cwd: root });

const isMissing = (image: string): boolean =>
  docker('image', 'inspect', image).status !== 0 && docker('pull', '--quiet', image).status !== 0;

/** What keeps containers from being used here; undefined where nothing does. */
export const whyNoContainers = (): string | undefined => {
  if (docker('info').status !== 0) return 'no Docker engine answers here';
  const missing = Object.values(baseImages).find(isMissing);
  return missing && `the image ${missing} cannot be had here`;
};

/** Without it what a killed run leaves behind stays until somebody removes it. */
export const useReaperWherePossible = (): void => {
  process.env['RYUK_CONTAINER_IMAGE'] = REAPER_IMAGE;
  if (process.env['TESTCONTAINERS_RYUK_DISABLED'] !== 'true' && isMissing(REAPER_IMAGE))
    process.env['TESTCONTAINERS_RYUK_DISABLED'] = 'true';
};

const build = (...args: string[]): void => {
  const options = ['--quiet', '--file=deploy/images/Dockerfile', `--label=${LABEL}`];
  const { status } = spawnSync('docker', ['build', ...options, ...args, '.'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 2],
  });
  if (status !== 0) throw new Error(`docker build ${args.join(' ')} ended with ${String(status)}`);
};

/** The images of this working tree, always made anew: the first takes long, the others share what is slow to make. Those they replace are removed. */
export const buildImages = (): void => {
  build('--target=tools', `--tag=${toolsImage}`);
  for (const app of [...services, 'sandbox']) build('--target=app', `--build-arg=APP=${app}`, `--tag=${imageOf(app)}`);
  docker('image', 'prune', '--force', `--filter=label=${LABEL}`);
};
