const level = (name, suffix, extra = {}) => ({
  displayName: name,
  rootDir: __dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/deploy'],
  testEnvironment: 'node',
  testRegex: [suffix],
  modulePathIgnorePatterns: ['/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  transform: { '^.+\\.(ts|js|mjs)$': '<rootDir>/jest.transformer.cjs' },
  transformIgnorePatterns: [],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  setupFilesAfterEnv: ['<rootDir>/libs/testing/src/jest/patience.ts'],
  moduleNameMapper: { '^@kjoreklar/(.*)$': '<rootDir>/libs/$1/src/index.ts' },
  ...extra,
});

module.exports = {
  projects: [
    level('unit', '(?<!\\.(int|system|load))\\.spec\\.ts$'),
    level('integration', '\\.int\\.spec\\.ts$', {
      globalSetup: '<rootDir>/libs/testing/src/jest/start-infrastructure.ts',
      globalTeardown: '<rootDir>/libs/testing/src/jest/stop-infrastructure.ts',
    }),
    level('system', '\\.system\\.spec\\.ts$', {
      globalSetup: '<rootDir>/apps/system-tests/src/jest/start-stack.ts',
      globalTeardown: '<rootDir>/apps/system-tests/src/jest/stop-stack.ts',
      setupFilesAfterEnv: ['<rootDir>/apps/system-tests/src/jest/patience.ts'],
    }),
    level('load', '\\.load\\.spec\\.ts$', {
      globalSetup: '<rootDir>/apps/system-tests/src/jest/prepare-load-tests.ts',
      setupFilesAfterEnv: ['<rootDir>/apps/system-tests/src/jest/load-patience.ts'],
    }),
  ],
};
