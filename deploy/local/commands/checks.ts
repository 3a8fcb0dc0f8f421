import { join } from 'node:path';
import { root } from '../bootstrap/places.mjs';

export interface Check {
  readonly name: string;
  /** Arguments of this Node. */
  readonly args: readonly string[];
  /** Counted by jest's own sums; others count as one test. */
  readonly isJest: boolean;
}

const packageFile = (path: string): string => join(root, 'node_modules', path);
const tool = (name: string, path: string, ...args: string[]): Check => ({
  name,
  args: [packageFile(path), ...args],
  isJest: false,
});
const jest = (level: string, ...args: string[]): Check => ({
  name: `${level} tests`,
  args: [packageFile('jest/bin/jest.js'), '--selectProjects', level, '--passWithNoTests', ...args],
  isJest: true,
});

/** The fast part. */
export const fastChecks: readonly Check[] = [
  tool('format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  tool('types', 'typescript7/bin/tsc', '-p', 'tsconfig.check.json'),
  tool('lint', '../deploy/local/commands/check-lint.ts'),
  jest('unit'),
];

/** Everything; system and load tests one after another, because some of them stop parts that all use. */
export const allChecks: readonly Check[] = [
  ...fastChecks,
  tool('build', 'typescript7/bin/tsc', '-b'),
  tool('bundle', '../deploy/build/bundle-services.mjs'),
  tool('compose file', '../deploy/local/commands/check-compose.ts'),
  jest('integration'),
  tool('PostgreSQL 17', '../deploy/local/commands/check-postgres-17.ts'),
  jest('system', '--runInBand'),
  jest('load', '--runInBand'),
];
