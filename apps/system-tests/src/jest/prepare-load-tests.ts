import { buildImages, whyNoContainers } from '../installation/containers/images';
import { INSTALLATION_KIND } from '../installation/start-installation';

const say = (line: string): void => void process.stderr.write(`load tests: ${line}\n`);

/** jest global set-up: images of this working tree where a Docker engine answers; else the same tests run on local processes. */
export default async function prepareLoadTests(): Promise<void> {
  const reason = process.env[INSTALLATION_KIND] === 'processes' ? 'so it was asked' : whyNoContainers();
  if (reason) {
    process.env[INSTALLATION_KIND] = 'processes';
    return say(`on local processes, not on containers: ${reason}`);
  }
  process.env[INSTALLATION_KIND] = 'containers';
  const begunMs = Date.now();
  buildImages();
  say(`on containers; the images took ${((Date.now() - begunMs) / 1_000).toFixed(0)} s`);
}
