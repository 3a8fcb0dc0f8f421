// Runs on any Node from 14 on, so that an old one gets a clear line instead of a syntax error; the commands themselves are
// TypeScript on the Node 24 that npm installs.
import { checkNode } from './bootstrap/check-node.mjs';

if (checkNode()) {
  const { bootstrap } = await import('./bootstrap/run.mjs');
  await bootstrap(process.argv.slice(2));
}
