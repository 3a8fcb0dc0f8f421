// Turns TypeScript, and ESM-only dependencies such as Nest 12, into the CommonJS that jest loads; other files pass unchanged.
const { createTransformer } = require('@swc/jest');

const typescript = createTransformer({
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
});
const javascript = createTransformer({
  jsc: { parser: { syntax: 'ecmascript', importMeta: true }, target: 'es2024', keepClassNames: true },
  module: { type: 'commonjs' },
});
const looksLikeEsm = /^\s*(import|export)\b|\bimport\.meta\b/m;

module.exports = {
  getCacheKey: (source, file, options) =>
    (file.endsWith('.ts') ? typescript : javascript).getCacheKey(source, file, options),
  process(source, file, options) {
    if (file.endsWith('.ts')) return typescript.process(source, file, options);
    if (looksLikeEsm.test(source)) return javascript.process(source, file, options);
    return { code: source };
  },
};
