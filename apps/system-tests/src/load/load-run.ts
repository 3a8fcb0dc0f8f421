import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VerificationReport } from '@kjoreklar/invariants';
import { HistoryWriter } from '../chaos/history-writer';
import { judge } from '../chaos/judge';
import { runWatched, type Watched, type WatchedRunOptions } from '../chaos/watched-run';
import type { Installation } from '../installation/installation';
import { InstallationWatch } from './installation-watch';
import { LoadFigureCollector, type LoadFigures } from './load-figures';

export interface LoadRun extends Watched {
  readonly watch: InstallationWatch;
  readonly history: HistoryWriter;
  /** Sends until `work` is done, and a little longer. */
  sendDuring(work: Promise<void>): Promise<void>;
}

export interface LoadRunOptions extends Pick<WatchedRunOptions, 'rate' | 'limits' | 'replays'> {
  readonly name: string;
  readonly installation: Installation;
  readonly during: (run: LoadRun) => Promise<void>;
}

export interface LoadResult {
  readonly report: VerificationReport;
  readonly figures: LoadFigures;
  /** What was observed; kept where something did not hold. */
  readonly historyFile: string;
}

const MORE_LOAD_MS = 1_500;

/** Where reports go that somebody asked for, by `KJOREKLAR_LOAD_REPORTS`. */
export const reportFolder = async (name: string): Promise<string> => {
  const asked = process.env['KJOREKLAR_LOAD_REPORTS'];
  if (!asked) return mkdtemp(join(tmpdir(), `kjoreklar-load-${name}-`));
  const folder = join(asked, name);
  await mkdir(folder, { recursive: true });
  return folder;
};

const sendDuringWith =
  ({ traffic }: Watched) =>
  async (work: Promise<void>): Promise<void> => {
    const stop = new AbortController();
    const sending = traffic.sendUntilTold(stop.signal);
    try {
      await work;
      await new Promise((resolve) => setTimeout(resolve, MORE_LOAD_MS));
    } finally {
      stop.abort();
      await sending;
    }
  };

/** Load on an installation while `during` disturbs it, observed from outside and judged when it has come to rest. */
export const runLoad = async (options: LoadRunOptions): Promise<LoadResult> => {
  const { name, installation, during } = options;
  const folder = await reportFolder(name);
  const historyFile = join(folder, 'history.jsonl');
  const history = new HistoryWriter(historyFile);
  const watch = new InstallationWatch(installation, history);
  try {
    await runWatched({
      seed: name,
      history,
      rate: options.rate,
      limits: options.limits,
      replays: options.replays,
      lookAtProcesses: watch.look,
      say: () => undefined,
      during: async (watched) => {
        await during({ ...watched, watch, history, sendDuring: sendDuringWith(watched) });
        await watch.whenComplete();
      },
    });
  } finally {
    await history.close();
  }
  const collector = new LoadFigureCollector();
  const report = await judge(historyFile, collector);
  const isSound = report.verdicts.every(({ verdict }) => verdict !== 'violated');
  if (isSound && !process.env['KJOREKLAR_LOAD_REPORTS']) await rm(folder, { recursive: true });
  return { report, figures: collector.figures, historyFile };
};
