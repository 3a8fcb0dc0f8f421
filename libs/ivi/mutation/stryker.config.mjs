/** What `npm run mutate` changes, one folder a run: each must keep its score. */
const folder = process.env.KJOREKLAR_MUTATED_FOLDER;
const files = { rules: 'libs/ivi/src/rules/*.ts', signature: 'libs/ivi/src/signature/**/*.ts' }[folder];
if (!files) throw new Error('KJOREKLAR_MUTATED_FOLDER: rules or signature');
const report = (kind) => ({ fileName: `.kjoreklar/mutation/${folder}.${kind}` });

export default {
  mutate: [files, '!libs/ivi/src/**/*.spec.ts'],
  testRunner: 'circus',
  plugins: ['circus-runner', 'ignore-descriptions', 'lines-reporter'].map((name) => `./libs/ivi/mutation/${name}.mjs`),
  // Out: what starts xmlsec1 or xmllint or generates documents (too slow a thousand times over), and what is about the examples themselves.
  specifications: {
    mutated: `libs/ivi/src/${folder}`,
    include: `libs/ivi/src/${folder}/**/*.spec.ts`,
    exclude: ['xmlsec', 'canonicalise-xmllint', '*.property', 'examples-fit', 'official-examples'].map(
      (name) => `**/${name}.spec.ts`,
    ),
  },
  ignorers: ['descriptions'],
  coverageAnalysis: 'perTest',
  // A busy machine must not turn slow runs into time-outs, which count as killed.
  concurrency: 1,
  timeoutMS: 15_000,
  warnings: { slow: false, unknownOptions: false },
  thresholds: { high: 95, low: 90, break: 85 },
  reporters: ['progress-append-only', 'clear-text', 'html', 'json', 'lines'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  htmlReporter: report('html'),
  jsonReporter: report('json'),
  linesReporter: report('txt'),
  tempDirName: `.kjoreklar/mutation/${folder}`,
  ignorePatterns: ['dist', '.nx', '.kjoreklar', 'docs', 'apps'],
};
