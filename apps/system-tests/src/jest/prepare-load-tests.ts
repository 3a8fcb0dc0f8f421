import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildImages, useReaperWherePossible, whyNoContainers } from '../installation/containers/images';
import { INSTALLATION_KIND } from '../installation/start-installation';

const root = resolve(__dirname, '../../../..');

const say = (line: string): void => void process.stderr.write(`load tests: ${line}\n`);

/** As `npm run build` does. */
const buildPrograms = (): void => {
  for (const [script = '', ...args] of [
    ['node_modules/typescript7/bin/tsc', '-b'],
    ['deploy/build/bundle-services.mjs'],
  ]) {
    const { status } = spawnSync(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) throw new Error(`${script} ended with ${String(status)}`);
  }
};

/**
 * jest global set-up: images of this working tree where a Docker engine answers; else the same tests run on local processes, of its build. Says which,
 * in one line.
 */
export default async function prepareLoadTests(): Promise<void> {
  const reason = process.env[INSTALLATION_KIND] === 'processes' ? 'so it was asked' : whyNoContainers();
  const begunMs = Date.now();
  if (reason) {
    process.env[INSTALLATION_KIND] = 'processes';
    buildPrograms();
    return say(`on local processes, NOT on containers: ${reason}`);
  }
  process.env[INSTALLATION_KIND] = 'containers';
  useReaperWherePossible();
  buildImages();
  say(`on containers; building the images took ${((Date.now() - begunMs) / 1_000).toFixed(0)} s`);
}
