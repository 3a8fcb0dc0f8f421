import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { loadTypeScript } from './load-typescript.mjs';

const require = createRequire(import.meta.url);
const circus = require('jest-circus');
const { expect } = require('expect');
const { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } = circus;

const stryker = (globalThis.__stryker__ ??= {});

/** Which tests of the run that is under way count, and whether it ends at the first that fails. */
let run = { only: null, bail: false, hasFailed: false };

/** When each test last found a mutant: a mutant is mostly found by the test that found its neighbour. */
const lastFound = new Map();
let found = 0;

const latestIn = (block) =>
  block.type === 'test' ? (lastFound.get(idOf(block)) ?? 0) : Math.max(0, ...block.children.map(latestIn));

const sortByFinds = (block) => {
  if (block.type === 'test') return;
  block.children.sort((a, b) => latestIn(b) - latestIn(a));
  block.children.forEach(sortByFinds);
};

/** `nr` makes names that stand twice differ. */
const prepare = (root) => {
  for (const [nr, each] of testsIn(root).entries()) each.nr = nr;
  sortByFinds(root);
};

/** jest-circus tells what it does; a test that is told to skip is skipped. */
const onEvent = ({ name, test: each }) => {
  if (name === 'run_start') prepare(circus.getState().rootDescribeBlock);
  if (name === 'test_start') {
    if ((run.only && !run.only.has(idOf(each))) || (run.bail && run.hasFailed)) each.mode = 'skip';
    stryker.currentTestId = idOf(each);
  }
  if (name === 'test_done') {
    if (each.errors.length > 0) lastFound.set(idOf(each), ++found);
    run.hasFailed ||= each.errors.length > 0;
    stryker.currentTestId = undefined;
  }
};

const testsIn = ({ children }) => children.flatMap((child) => (child.type === 'test' ? [child] : testsIn(child)));

const nameOf = (each) => {
  const names = [];
  for (let at = each; at.parent; at = at.parent) names.unshift(at.name);
  return names.join(' ');
};
const idOf = (each) => `${each.nr} ${nameOf(each)}`;

const messageOf = ([error, stack]) => String(error?.message ?? error ?? stack?.message);

const resultOf = (each) => {
  const common = { id: idOf(each), name: nameOf(each), timeSpentMs: each.duration ?? 0 };
  if (each.status === 'skip' || each.status === 'todo') return { ...common, status: TestStatus.Skipped };
  if (each.errors.length === 0) return { ...common, status: TestStatus.Success };
  return { ...common, status: TestStatus.Failed, failureMessage: messageOf([each.errors[0]].flat()) };
};

/**
 * Runs specifications on jest's own test engine and matchers, in the process that Stryker started. What Stryker's runner for jest does in a
 * second for each mutant (start jest, load every module anew from a file) takes some 50 ms here, and the run ends at the first test that fails.
 */
class CircusRunner {
  constructor(specifications) {
    this.specifications = specifications;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test });
    circus.addEventHandler(onEvent);
    this.project = loadTypeScript(process.cwd());
    this.files = globSync(this.specifications.include, { exclude: this.specifications.exclude })
      .map((file) => resolve(file))
      .sort();
  }

  /** Modules of the project are loaded anew each time, so that nothing one mutant has left behind reaches the next. */
  async runTests(only, bail) {
    run = { only, bail, hasFailed: false };
    circus.resetState();
    this.project.forget();
    try {
      for (const file of this.files) require(file);
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    }
    const { rootDescribeBlock } = circus.getState();
    await circus.run();
    const exceeded = determineHitLimitReached(stryker.hitCount, stryker.hitLimit);
    return exceeded ?? { status: DryRunStatus.Complete, tests: testsIn(rootDescribeBlock).map(resultOf) };
  }

  async dryRun({ coverageAnalysis }) {
    stryker.activeMutant = undefined;
    stryker.mutantCoverage = { static: {}, perTest: {} };
    const result = await this.runTests(null, false);
    return coverageAnalysis === 'off' ? result : { ...result, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    Object.assign(stryker, {
      activeMutant: activeMutant.id,
      hitLimit,
      hitCount: hitLimit === undefined ? undefined : 0,
    });
    stryker.mutantCoverage = { static: {}, perTest: {} };
    try {
      return toMutantRunResult(await this.runTests(testFilter ? new Set(testFilter) : null, !disableBail), disableBail);
    } finally {
      stryker.activeMutant = undefined;
    }
  }
}

const runnerOf = (options) => new CircusRunner(options.specifications);
runnerOf.inject = ['options'];

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'circus', runnerOf)];
