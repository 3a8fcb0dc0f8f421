import { spawnSync } from 'node:child_process';
import { root } from '../bootstrap/places.mjs';
import { EXIT_SKIPPED } from './check-totals.ts';

/** Lets Docker Compose read docker-compose.yml; needs its command, not a running engine. */
const version = spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' });
if (version.error || version.status !== 0) {
  process.stderr.write('skipped: `docker compose` is not installed here\n');
  process.exit(EXIT_SKIPPED);
}
const { status } = spawnSync('docker', ['compose', 'config', '--quiet'], { cwd: root, stdio: ['ignore', 2, 2] });
process.exit(status ?? 1);
