import { Database, migrate, ParkingTable } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import { BenchTopic } from './bench-topic';
import { type Consumption, consumePlainly, consumeWithEngine } from './consume-rate';
import { type LookupRun, runLookups } from './failing-lookups';
import { hopOfEngine, plainHop } from './hop-latency';
import { type Servers, startServers } from './servers';
import { measureSlowKey, type SlowKey } from './slow-key';

export interface EngineOptions {
  /** Small messages; of the large ones a twentieth, of the larger backlog three times as many. */
  readonly messages: number;
  readonly rounds: number;
  readonly say: (line: string) => void;
}

export interface Pair<Measured> {
  readonly engine: Measured;
  readonly plain: Measured;
}

export interface EngineResult {
  readonly messages: number;
  readonly small: readonly Pair<Consumption>[];
  readonly large: readonly Pair<Consumption>[];
  readonly hop: readonly Pair<readonly number[]>[];
  readonly slowKey: readonly SlowKey[];
  readonly lookups: readonly { readonly sound: LookupRun; readonly failing: LookupRun }[];
  /** Of the engine: a backlog, and one of ten times the size. */
  readonly backlog: readonly { readonly one: Consumption; readonly ten: Consumption }[];
}

const PARTITIONS = 12;
const KEYS = 5_000;
const SMALL_BYTES = 300;
const LARGE_BYTES = 20_000;
const HOPS = 300;
const LOOKUPS = 4_000;
const FAILING = 0.05;

class EngineRun {
  constructor(
    private readonly options: EngineOptions,
    private readonly servers: Servers,
  ) {}

  async withTopic<T>(partitions: number, work: (topic: BenchTopic) => Promise<T>): Promise<T> {
    const topic = await BenchTopic.open(this.servers.brokers, partitions);
    try {
      return await work(topic);
    } finally {
      await topic.close();
    }
  }

  /** The same topic, read by one and the other in turn. */
  async overhead(count: number, bytes: number): Promise<Pair<Consumption>[]> {
    return this.withTopic(PARTITIONS, async (topic) => {
      await topic.fill(count, bytes, KEYS);
      await consumeWithEngine(topic, count);
      await consumePlainly(topic, count);
      return this.rounds(async () => ({
        engine: await consumeWithEngine(topic, count),
        plain: await consumePlainly(topic, count),
      }));
    });
  }

  hop(): Promise<Pair<number[]>[]> {
    return this.rounds(async () => ({
      engine: await this.withTopic(PARTITIONS, (topic) => hopOfEngine(topic, HOPS)),
      plain: await this.withTopic(PARTITIONS, (topic) => plainHop(topic, HOPS)),
    }));
  }

  slowKey(): Promise<SlowKey[]> {
    return this.rounds(() => this.withTopic(1, measureSlowKey));
  }

  async lookups(): Promise<EngineResult['lookups']> {
    const connectionString = this.servers.databaseUrl;
    const logger = silentLogger();
    const schema = 'engine_benchmark';
    await migrate({ connectionString, schema, directories: [], logger });
    const database = new Database({ connectionString, schema, applicationName: 'engine benchmark', logger });
    const parking = new ParkingTable(database);
    const run = (failing: number): Promise<LookupRun> =>
      this.withTopic(PARTITIONS, (topic) => runLookups(topic, { messages: LOOKUPS, failing, parking }));
    try {
      return await this.rounds(async () => ({ sound: await run(0), failing: await run(FAILING) }));
    } finally {
      await database.close();
    }
  }

  async backlog(count: number): Promise<EngineResult['backlog']> {
    return this.withTopic(PARTITIONS, async (one) => {
      await one.fill(count, SMALL_BYTES, KEYS);
      return this.withTopic(PARTITIONS, async (ten) => {
        await ten.fill(count * 10, SMALL_BYTES, KEYS);
        await consumeWithEngine(one, count);
        return this.rounds(async () => ({
          one: await consumeWithEngine(one, count),
          ten: await consumeWithEngine(ten, count * 10),
        }));
      });
    });
  }

  private async rounds<T>(work: () => Promise<T>): Promise<T[]> {
    const results: T[] = [];
    for (let round = 0; round < this.options.rounds; round += 1) results.push(await work());
    return results;
  }
}

/** Starts a broker and a database of its own, measures, and leaves nothing behind. */
export const runEngineBenchmark = async (options: EngineOptions): Promise<EngineResult> => {
  const { messages, say } = options;
  const servers = await startServers();
  const run = new EngineRun(options, servers);
  try {
    say(`consuming ${messages} small messages, and ${Math.ceil(messages / 20)} large ones …`);
    const small = await run.overhead(messages, SMALL_BYTES);
    const large = await run.overhead(Math.ceil(messages / 20), LARGE_BYTES);
    say('one hop …');
    const hop = await run.hop();
    say('a slow key …');
    const slowKey = await run.slowKey();
    say('failing look-ups …');
    const lookups = await run.lookups();
    say('a backlog of ten times the size …');
    const backlog = await run.backlog(Math.ceil((messages * 3) / 10));
    return { messages, small, large, hop, slowKey, lookups, backlog };
  } finally {
    await servers.close();
  }
};
