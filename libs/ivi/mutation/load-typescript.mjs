import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join, sep } from 'node:path';

const require = createRequire(import.meta.url);

/** Lets `require` read the TypeScript below `root` as jest does here, with the transformer of the project. */
export const loadTypeScript = (root) => {
  const transformer = require(join(root, 'jest.transformer.cjs'));
  const options = {
    config: { rootDir: root, cwd: root },
    transformerConfig: {},
    cacheFS: new Map(),
    supportsStaticESM: false,
  };
  const compiled = new Map();
  const compile = (file) => transformer.process(readFileSync(file, 'utf8'), file, options).code;

  Module._extensions['.ts'] = (module, file) => {
    if (!compiled.has(file)) compiled.set(file, compile(file));
    module._compile(compiled.get(file), file);
  };
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function resolve(request, ...rest) {
    const [, library] = /^@kjoreklar\/([^/]+)$/.exec(request) ?? [];
    return resolveFilename.call(this, library ? join(root, 'libs', library, 'src/index.ts') : request, ...rest);
  };
  const own = `${join(root, 'libs')}${sep}`;
  return {
    /** The next `require` evaluates the project's modules again; those of packages stay. */
    forget: () => {
      for (const file of Object.keys(require.cache)) if (file.startsWith(own)) delete require.cache[file];
    },
  };
};
