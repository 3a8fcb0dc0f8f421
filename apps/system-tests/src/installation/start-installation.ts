import { startContainers } from './containers/container-installation';
import type { Installation, Topology } from './installation';
import { startProcesses } from './processes/process-installation';

export const INSTALLATION_KIND = 'KJOREKLAR_TEST_INSTALLATION';

/** Containers where the global set-up found an engine and built the images, else local processes. */
export const startInstallation = (topology: Topology): Promise<Installation> =>
  process.env[INSTALLATION_KIND] === 'containers' ? startContainers(topology) : startProcesses(topology);
