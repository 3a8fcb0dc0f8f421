import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
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

let endsAtFirstFailure = false;

/** When each test last found a mutant: one is mostly found by the specification of its own file, and by the test that found its neighbour. */
const lastFound = new Map();
let found = 0;

const sortByFinds = (block) => {
  if (block.type === 'test') return lastFound.get(block.id) ?? 0;
  const latest = new Map(block.children.map((child) => [child, sortByFinds(child)]));
  block.children.sort((a, b) => latest.get(b) - latest.get(a));
  return block.isOfMutated ? Infinity : Math.max(0, ...latest.values());
};

/** Takes away what is not to run: to skip it costs more than most tests do. */
const keepOnly = (block, only) => {
  block.children = block.children.filter((child) =>
    child.type === 'test' ? only.has(child.id) : keepOnly(child, only).children.length > 0,
  );
  return block;
};

/** Nothing more is run of it. */
const empty = (block) => {
  if (block.type === 'test') return;
  block.children.forEach(empty);
  block.children.length = 0;
};

const onEvent = ({ name, test: each }) => {
  if (name === 'run_start') sortByFinds(circus.getState().rootDescribeBlock);
  if (name === 'test_start') stryker.currentTestId = each.id;
  if (name === 'test_done') {
    stryker.currentTestId = undefined;
    if (each.errors.length === 0) return;
    lastFound.set(each.id, ++found);
    if (endsAtFirstFailure) empty(circus.getState().rootDescribeBlock);
  }
};

const testsIn = ({ children }) => children.flatMap((child) => (child.type === 'test' ? [child] : testsIn(child)));

const nameOf = (each) => {
  const names = [];
  for (let at = each; at.parent; at = at.parent) names.unshift(at.name);
  return names.join(' ');
};
/** The specification's number, the test's in it, and its name: two tests may have the same. */
const idOf = (each, specification, nr) => `${specification}.${nr} ${nameOf(each)}`;
const specificationFor = (file) => file && resolve(file.replace(/\.ts$/, '.spec.ts'));
const specificationOf = (id) => Number(id.split('.')[0]);

const messageOf = ([error, stack]) => String(error?.message ?? error ?? stack?.message);

const resultOf = (each) => {
  const common = { id: each.id, name: nameOf(each), timeSpentMs: each.duration ?? 0 };
  if (each.status !== 'done') return { ...common, status: TestStatus.Skipped };
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
    // Each test keeps where it was written, by an error that is made for it; half of the time went into that.
    Error.stackTraceLimit = 0;
    this.project = loadTypeScript(process.cwd(), this.specifications.mutated);
    this.files = globSync(this.specifications.include, { exclude: this.specifications.exclude })
      .map((file) => resolve(file))
      .sort();
  }

  load(only, mutated) {
    const { children } = circus.getState().rootDescribeBlock;
    const wanted = only && new Set([...only].map(specificationOf));
    for (const [index, file] of this.files.entries()) {
      if (wanted && !wanted.has(index)) continue;
      const before = children.length;
      require(file);
      const loaded = children.slice(before);
      for (const each of loaded) each.isOfMutated = file === specificationFor(mutated);
      for (const [nr, each] of testsIn({ children: loaded }).entries()) each.id = idOf(each, index, nr);
    }
  }

  /** What is mutated and what needs it is loaded anew each time, so that nothing one mutant has left behind reaches the next. */
  async runTests({ only, bail, mutated }) {
    endsAtFirstFailure = bail;
    circus.resetState();
    this.project.forget();
    try {
      this.load(only, mutated);
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    }
    const { rootDescribeBlock } = circus.getState();
    if (only) keepOnly(rootDescribeBlock, only);
    const tests = testsIn(rootDescribeBlock);
    await circus.run();
    const exceeded = determineHitLimitReached(stryker.hitCount, stryker.hitLimit);
    return exceeded ?? { status: DryRunStatus.Complete, tests: tests.map(resultOf) };
  }

  async dryRun({ coverageAnalysis }) {
    stryker.activeMutant = undefined;
    stryker.mutantCoverage = { static: {}, perTest: {} };
    this.project.count(true);
    const result = await this.runTests({ only: null, bail: false });
    return coverageAnalysis === 'off' ? result : { ...result, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    Object.assign(stryker, {
      activeMutant: activeMutant.id,
      hitLimit,
      hitCount: hitLimit === undefined ? undefined : 0,
    });
    this.project.count(false);
    try {
      const only = testFilter ? new Set(testFilter) : null;
      const result = await this.runTests({ only, bail: !disableBail, mutated: activeMutant.fileName });
      return toMutantRunResult(result, disableBail);
    } finally {
      stryker.activeMutant = undefined;
    }
  }
}

const runnerOf = (options) => new CircusRunner(options.specifications);
runnerOf.inject = ['options'];

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'circus', runnerOf)];
