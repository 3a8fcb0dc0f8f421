// Lets a thread that a specification starts run our TypeScript as jest does: `--require` this file.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const libs = join(__dirname, '../../../libs');
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  resolve.call(
    Module,
    request.replace(/^@kjoreklar\/(.+)$/, (_, lib) => join(libs, lib, 'src/index.ts')),
    ...rest,
  );

Module._extensions['.ts'] = (module, file) => {
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2024' },
    module: { type: 'commonjs' },
  });
  module._compile(code, file);
};
