import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createKafka } from '@kjoreklar/messaging';
import { baselineStages, baselineTopics, type BaselineConfig, type BaselineStage } from './baseline-messages';
import { prepareBaselineDatabase } from './baseline-database';

const ready = async (child: ChildProcess): Promise<void> => {
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`a baseline stage ended with ${String(code)}`);
  });
  await Promise.race([once(child.stdout as NonNullable<ChildProcess['stdout']>, 'data'), exited]);
};

/** The five processes of the baseline, on the broker and database given. */
export class BaselineStack {
  private readonly children = new Map<BaselineStage, ChildProcess>();

  constructor(
    private readonly config: BaselineConfig,
    private readonly logger: Parameters<typeof createKafka>[0]['logger'],
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.config.port}`;
  }

  get pids(): number[] {
    return [...this.children.values()].flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  }

  async start(): Promise<void> {
    await prepareBaselineDatabase(this.config.databaseUrl);
    const admin = createKafka({
      brokers: [...this.config.brokers],
      clientId: 'baseline-admin',
      logger: this.logger,
    }).admin();
    await admin.connect();
    await admin.createTopics({
      topics: Object.values(baselineTopics).map((topic) => ({
        topic,
        numPartitions: 12,
        configEntries: [{ name: 'max.message.bytes', value: String(8 * 1024 * 1024) }],
      })),
      waitForLeaders: true,
    });
    await admin.disconnect();
    await Promise.all(baselineStages.map((stage) => this.startStage(stage)));
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.children.values()].map(async (child) => {
        child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
        if (child.exitCode === null) await once(child, 'exit');
        clearTimeout(timer);
      }),
    );
    this.children.clear();
  }

  private async startStage(stage: BaselineStage): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--disable-warning=TimeoutNegativeWarning', join(__dirname, 'stage.main.js'), stage],
      {
        env: { ...process.env, BASELINE_CONFIG: JSON.stringify(this.config), KAFKAJS_NO_PARTITIONER_WARNING: '1' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    this.children.set(stage, child);
    await ready(child);
  }
}
