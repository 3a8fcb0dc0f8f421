import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from './fault.mjs';
import { root } from './places.mjs';
import { brokerIsFetched } from './prerequisites.mjs';
import { runStage } from './stage.mjs';

const LEAST_NODE_MAJOR = 24;

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether the project that an entry of the lock file links to can be imported, or the package is there in its version. */
const isThere = (path, { link, version }, installed) =>
  link ? existsSync(join(root, path)) : installed[path]?.version === version;

/** Whether node_modules holds what the lock file says; npm leaves a lock file of what it installed. */
const isInstalled = () => {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = readPackages(installedFile);
  return Object.entries(readPackages(join(root, 'package-lock.json')))
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.optional && !entry.devOptional)
    .every(([path, entry]) => isThere(path, entry, installed));
};

const install = async () => {
  if (isInstalled()) return;
  const ourNpm = process.env.npm_execpath;
  const [command, first] = ourNpm?.endsWith('.js') ? [process.execPath, [ourNpm]] : ['npm', []];
  const args = [...first, 'install', '--no-audit', '--no-fund', '--loglevel=error'];
  await runStage('installing packages (npm install, about a minute)', command, args, { cwd: root });
};

/** The Node that the project runs on: this one when it is new enough, else the one among the packages. */
export const projectNode = () => {
  if (Number(process.versions.node.split('.')[0]) >= LEAST_NODE_MAJOR) return process.execPath;
  const installed = [join(root, 'node_modules/node/bin/node'), join(root, 'node_modules/.bin/node')].find(existsSync);
  if (installed) return installed;
  throw new Fault(
    `Node ${LEAST_NODE_MAJOR} is not among the installed packages (install scripts are switched off?): run npm install --ignore-scripts=false`,
  );
};

const isBuilt = () =>
  ['libs/contracts/dist/index.js', 'libs/messaging/dist/index.js', 'apps/intake/dist/service.cjs'].every((file) =>
    existsSync(join(root, file)),
  );

const runBuild = async () => {
  const options = { cwd: root, quiet: isBuilt() };
  await runStage('building', projectNode(), [join(root, 'node_modules/typescript7/bin/tsc'), '-b'], options);
  await runStage('bundling', projectNode(), [join(root, 'deploy/build/bundle-services.mjs')], options);
};

const needsBuild = (build) => build === 'always' || (build === 'when absent' && !isBuilt());

const fetchBroker = () =>
  runStage('fetching the Kafka broker (44 MB)', projectNode(), [join(root, 'deploy/local/commands/fetch-broker.ts')], {
    cwd: root,
  });

/** Everything between a fresh clone and a command that can run; quick when it is all there. */
export const prepare = async ({ runsServers, build }) => {
  await install();
  const work = [];
  if (needsBuild(build)) work.push(runBuild());
  if (runsServers && !process.env.KAFKA_BROKERS && !brokerIsFetched()) work.push(fetchBroker());
  await Promise.all(work);
};
