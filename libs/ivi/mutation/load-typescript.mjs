import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join, sep } from 'node:path';

const require = createRequire(import.meta.url);

/** Adds whatever requires one of them, near or far. */
const withDependents = (modules, changing) => {
  for (let size = -1; size < changing.size;) {
    size = changing.size;
    for (const { filename, children } of modules)
      if (children.some((child) => changing.has(child.filename))) changing.add(filename);
  }
};

/** Where the function begins that Stryker puts into each file for counting. */
const count = /function stryCov_\w+\(\) \{/;

/** Lets `require` read the TypeScript below `root` as jest does here, with the transformer of the project; what is below `mutated` changes. */
export const loadTypeScript = (root, mutated) => {
  const transformer = require(join(root, 'jest.transformer.cjs'));
  const options = {
    config: { rootDir: root, cwd: root },
    transformerConfig: {},
    cacheFS: new Map(),
    supportsStaticESM: false,
  };
  const read = { counting: new Map(), still: new Map() };
  let compiled = read.counting;
  const compile = (file) => {
    const text = readFileSync(file, 'utf8');
    return transformer.process(compiled === read.still ? text.replace(count, '$& return;') : text, file, options).code;
  };

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
  const below = `${join(root, mutated)}${sep}`;
  const changing = new Set();
  return {
    /** Whether modules that are loaded from now on count which mutants are met. Only the first run needs that; the others are much faster without. */
    count: (counts) => (compiled = counts ? read.counting : read.still),
    /** The next `require` evaluates what changes, and all that needs it, again; the rest stays. */
    forget: () => {
      const modules = Object.values(require.cache).filter(({ filename }) => filename.startsWith(own));
      for (const { filename } of modules) if (filename.startsWith(below)) changing.add(filename);
      withDependents(modules, changing);
      for (const file of changing) delete require.cache[file];
    },
  };
};
