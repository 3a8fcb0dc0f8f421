import { writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import type { Installation } from '../installation/installation';
import type { LoadFigures } from './load-figures';
import type { LoadResult } from './load-run';

const MIB = 1024 * 1024;
const mib = (bytes: number): string => (bytes / MIB).toFixed(0);
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const figureRows = ({ latencyMs, ...figures }: LoadFigures): string[] => [
  row('accepted', figures.accepted),
  row('called back', figures.completed),
  row('load', `${(figures.loadMs / 1_000).toFixed(1)} s`),
  row('accepted per second', figures.acceptedPerSecond.toFixed(1)),
  row('called back per second', figures.completedPerSecond.toFixed(1)),
  row('acceptance to callback, p50', latencyMs ? `${latencyMs.p50} ms` : '-'),
  row('acceptance to callback, p99', latencyMs ? `${latencyMs.p99} ms` : '-'),
  row('longest silence between callbacks', `${figures.longestSilenceMs} ms`),
];

/** What the figures were measured on: other work of the machine is in them. */
const machine = (): string => {
  const [minute = 0, , quarter = 0] = loadavg();
  return `${availableParallelism()} processors; load average ${minute.toFixed(1)} in the last minute, ${quarter.toFixed(1)} in the last fifteen`;
};

/** A page of Markdown about a run. */
export const describeLoad = (title: string, installation: Installation, { report, figures }: LoadResult): string =>
  [
    `# ${title}`,
    '',
    `On ${installation.kind}: ${installation.topology.brokers} broker(s), ${installation.topology.instances} instance(s) of each service. ${machine()}.`,
    '',
    row('figure', ''),
    row('---', '--:'),
    ...figureRows(figures),
    '',
    row('invariant', '', 'verdict', 'checked', 'offenders'),
    row('---', '---', '---', '--:', '--:'),
    ...report.verdicts.map(({ id, title: what, verdict, checked, offenders }) =>
      row(id, what, verdict, checked, offenders.length),
    ),
    '',
    row('memory, MiB', 'start', 'middle', 'end'),
    row('---', '--:', '--:', '--:'),
    ...figures.memory.map(({ part, startBytes, middleBytes, endBytes }) =>
      row(part, mib(startBytes), mib(middleBytes), mib(endBytes)),
    ),
    '',
  ].join('\n');

/** Writes report.md beside the history, where reports were asked for; says the figures in any case. */
export const reportLoad = async (title: string, installation: Installation, result: LoadResult): Promise<void> => {
  const { figures, historyFile } = result;
  const latency = figures.latencyMs
    ? `p50 ${figures.latencyMs.p50} ms, p99 ${figures.latencyMs.p99} ms`
    : 'no callback';
  process.stderr.write(
    `${title}: ${figures.accepted} accepted, ${figures.completed} called back, ${figures.completedPerSecond.toFixed(1)}/s, ${latency}, longest silence ${figures.longestSilenceMs} ms; ${machine()}\n`,
  );
  if (process.env['KJOREKLAR_LOAD_REPORTS'])
    await writeFile(join(dirname(historyFile), 'report.md'), describeLoad(title, installation, result));
};
