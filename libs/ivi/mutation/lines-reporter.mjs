import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';

const oneLine = (text) => (text ?? '').replace(/\s+/g, ' ').slice(0, 100);

/** Writes a line of each mutant as soon as its verdict is there: a run of an hour can be read while it lasts, and one that was stopped too. */
class LinesReporter {
  constructor({ linesReporter: { fileName } }) {
    this.fileName = fileName;
  }

  onMutationTestingPlanReady() {
    mkdirSync(dirname(this.fileName), { recursive: true });
    writeFileSync(this.fileName, '');
  }

  onMutantTested({ status, fileName, location: { start }, mutatorName, replacement }) {
    const file = relative(process.cwd(), fileName);
    const place = `${file}:${start.line}:${start.column}`;
    appendFileSync(this.fileName, `${status} ${place} ${mutatorName} ${oneLine(replacement)}\n`);
  }
}

const reporterOf = (options) => new LinesReporter(options);
reporterOf.inject = ['options'];

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Reporter, 'lines', reporterOf)];
