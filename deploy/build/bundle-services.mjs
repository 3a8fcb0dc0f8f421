// Puts each service and all that it imports into one file, dist/service.cjs beside the compiled dist/main.js: 1 300 files are
// found and read anew at every start otherwise, which is more than half of the processor time that a start takes.
// node deploy/build/bundle-services.mjs makes anew what is older than what it is made of.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const entryOf = (app) => join(root, 'apps', app, 'dist/main.js');
const bundleOf = (app) => join(root, 'apps', app, 'dist/service.cjs');

const newestIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .reduce((newest, { parentPath, name }) => Math.max(newest, statSync(join(parentPath, name)).mtimeMs), 0);

const newestLibrary = () => {
  const outputs = readdirSync(join(root, 'libs')).map((lib) => join(root, 'libs', lib, 'dist'));
  return Math.max(...outputs.filter(existsSync).map(newestIn), statSync(join(root, 'package-lock.json')).mtimeMs);
};

const isCurrent = (app, libraries) => {
  const bundle = statSync(bundleOf(app), { throwIfNoEntry: false });
  return (
    bundle !== undefined && bundle.mtimeMs > libraries && bundle.mtimeMs > newestIn(join(root, 'apps', app, 'dist'))
  );
};

/** Nest loads what it can do without only when it is there; what is not there stays an import, and fails as it would. */
const leaveAbsentPackages = {
  name: 'leave absent packages',
  setup(bundler) {
    bundler.onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...place }) => {
      if (pluginData === leaveAbsentPackages) return undefined;
      const { errors } = await bundler.resolve(path, { ...place, pluginData: leaveAbsentPackages });
      return errors.length > 0 ? { path, external: true } : undefined;
    });
  },
};

const bundle = (apps) =>
  build({
    absWorkingDir: root,
    entryPoints: apps.map((app) => ({ in: entryOf(app), out: `apps/${app}/dist/service` })),
    outdir: root,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    // Nest tells of a class by its name.
    keepNames: true,
    define: { 'import.meta.url': 'fileUrl' },
    banner: { js: "const fileUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [leaveAbsentPackages],
    logLevel: 'warning',
  });

const services = ['intake', 'eucaris-lookup', 'ecoc-validation', 'registry', 'webhook-notifier', 'sandbox'];
const libraries = newestLibrary();
await bundle(services.filter((app) => !isCurrent(app, libraries)));
