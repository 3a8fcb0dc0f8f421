import type { Entry, Verdict } from '@kjoreklar/invariants';
import { verify } from '@kjoreklar/invariants';
import { claimInbox, Database, migrate, Outbox, OutboxRelay } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import { eventually, type FreshDatabase, freshDatabase, infrastructure, uniqueName } from '@kjoreklar/testing';
import type { Admin } from 'kafkajs';
import { setTimeout as delay } from 'node:timers/promises';
import { ConsumerEngine } from './consumer/consumer-engine';
import { createKafka } from './kafka/create-kafka';
import { ensureTopics } from './kafka/ensure-topics';
import { EventProducer } from './producer/event-producer';
import { KeyedScheduler } from './scheduling/keyed-scheduler';
import { OffsetTracker } from './scheduling/offset-tracker';

const logger = silentLogger();
const hour = 3_600_000;
const SLOW_MS = 1_000;
const COMMIT_LOOK_MS = 50;
const patience = { timeoutMs: 40_000 };

interface Request {
  readonly meldingId: string;
  readonly vin: string;
  readonly seq: number;
}

/** What a mutant may replace; nothing of it can be chosen in a service. */
interface Collaborators {
  readonly claim: typeof claimInbox;
  /** What the relay publishes of what it read. */
  readonly arrange: <Event>(events: readonly Event[]) => readonly Event[];
}

const sound: Collaborators = { claim: claimInbox, arrange: (events) => events };

/** One stage on the real engine: reads requests, asks something slow, registers, and tells by the outbox; all of it written down. */
class SmallPipeline {
  private readonly work = uniqueName('work');
  private readonly facts = uniqueName('facts');
  private readonly group = uniqueName('group');
  private readonly kafka = createKafka({ brokers: infrastructure().brokers, clientId: 'mutants', logger });
  private readonly producer = new EventProducer({ kafka: this.kafka, logger });
  private readonly admin: Admin = this.kafka.admin();
  private readonly outbox = new Outbox();
  private readonly history: Entry[] = [];
  private finishedCount = 0;

  private constructor(
    private readonly server: FreshDatabase,
    private readonly database: Database,
    private readonly collaborators: Collaborators,
  ) {}

  static async open(collaborators: Collaborators): Promise<SmallPipeline> {
    const server = await freshDatabase();
    const connection = { connectionString: server.url, schema: 'mutants', logger };
    await migrate({ ...connection, directories: [] });
    const database = new Database({ ...connection, applicationName: 'mutants' });
    await database.query('create table vehicle (vin text primary key, version integer not null)');
    return new SmallPipeline(server, database, collaborators);
  }

  /** Sends the requests, lets the engine handle them all, and gives what was observed. */
  async run(requests: readonly Request[]): Promise<readonly Entry[]> {
    await this.admin.connect();
    await ensureTopics(
      this.admin,
      [this.work, this.facts, `${this.work}.${this.group}.dlt`].map((name) => ({
        name,
        partitions: 1,
        retentionMs: hour,
      })),
    );
    const { database, outbox } = this;
    const publisher = (events: Parameters<EventProducer['publish']>[0]): Promise<void> =>
      this.producer.publish(this.collaborators.arrange(events));
    const relay = new OutboxRelay({ database, outbox, publisher, instanceId: 'mutants', logger });
    relay.start();
    await this.send(requests);
    const engine = this.startEngine();
    const watching = new AbortController();
    const watched = this.watchCommits(watching.signal);
    await eventually(() => expect(this.finishedCount).toBeGreaterThanOrEqual(requests.length), patience);
    await eventually(async () => expect(await relay.oldestAgeMs()).toBe(0), patience);
    watching.abort();
    await watched;
    await engine.drain(2_000);
    await relay.stop();
    await this.readFacts();
    this.note({ kind: 'quiet' });
    return this.history;
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
    await this.admin.disconnect();
    await this.database.close();
    await this.server.drop();
  }

  private note(observed: { readonly kind: Entry['kind'] } & Record<string, unknown>): void {
    this.history.push({ at: new Date().toISOString(), ...observed } as Entry);
  }

  private async send(requests: readonly Request[]): Promise<void> {
    for (const { meldingId, vin } of requests) this.note({ kind: 'accepted', meldingId, vin, organisation: 'A' });
    await this.producer.publish(
      requests.map((request) => ({
        id: request.meldingId,
        topic: this.work,
        key: request.vin,
        headers: { ce_id: request.meldingId },
        value: JSON.stringify(request),
      })),
    );
  }

  private startEngine(): ConsumerEngine {
    const engine = new ConsumerEngine({
      kafka: this.kafka,
      group: this.group,
      logger,
      publish: (records) => this.producer.publishRecords(records),
      routes: [
        {
          topic: this.work,
          policy: { tries: 3, firstDelayMs: 50, maxDelayMs: 200, then: 'deadLetter' },
          givenUp: 'deadLetterTopic',
          decode: ({ partition, offset, value }) => {
            const request = JSON.parse(String(value)) as Request;
            const { meldingId: id, vin: key } = request;
            this.note({ kind: 'event', topic: this.work, partition, offset, id, type: this.work, key });
            return { ok: true, payload: request };
          },
          handle: async (request: Request, { partition, offset }) => {
            await this.register(request);
            this.note({ kind: 'finished', group: this.group, topic: this.work, partition, offset });
            this.finishedCount += 1;
          },
        },
      ],
    });
    engine.start();
    return engine;
  }

  private async register({ meldingId, vin, seq }: Request): Promise<void> {
    if (seq === 1) await delay(SLOW_MS);
    await this.database.transaction(async (tx) => {
      const fresh = await this.collaborators.claim(tx, this.group, [meldingId]);
      if (fresh.size === 0) return;
      const { rows } = await tx.query<{ version: number }>(
        `insert into vehicle (vin, version) values ($1, 1)
         on conflict (vin) do update set version = vehicle.version + 1 returning version`,
        [vin],
      );
      await this.outbox.add(
        tx,
        ['register', 'case'].map((stage, index) => ({
          id: `${vin} ${rows[0]?.version} ${stage}`,
          topic: this.facts,
          key: vin,
          headers: { stage, ce_id: `${vin} ${rows[0]?.version} ${stage}` },
          value: JSON.stringify({ meldingId, seq: 2 * seq + index }),
        })),
      );
    });
  }

  private async watchCommits(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const [read] = await this.admin.fetchOffsets({ groupId: this.group, topics: [this.work] });
      for (const { partition, offset } of read?.partitions ?? [])
        if (Number(offset) >= 0)
          this.note({ kind: 'committed', group: this.group, topic: this.work, partition, offset });
      await delay(COMMIT_LOOK_MS);
    }
  }

  private async readFacts(): Promise<void> {
    const [range] = await this.admin.fetchTopicOffsets(this.facts);
    const consumer = this.kafka.consumer({ groupId: uniqueName('reader'), maxWaitTimeInMs: 100 });
    let next = 0;
    await consumer.connect();
    await consumer.subscribe({ topic: this.facts, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ partition, message: { offset, key, value, headers } }) => {
        const { meldingId, seq } = JSON.parse(String(value)) as { meldingId: string; seq: number };
        const stage = String(headers?.['stage']);
        const place = { topic: this.facts, partition, offset, key: String(key), type: this.facts };
        this.note({ kind: 'event', ...place, id: String(headers?.['ce_id']), meldingId, seq, stage });
        next = Number(offset) + 1;
      },
    });
    await eventually(() => expect(next).toBe(Number(range?.high)), patience);
    await consumer.disconnect();
  }
}

/** Three requests about each VIN, the first of which takes long, and each first one sent twice. */
const requests: readonly Request[] = ['V1', 'V2', 'V3'].flatMap((vin) =>
  [1, 1, 2, 3].map((seq) => ({ meldingId: `${vin}-${seq}`, vin, seq })),
);

const verdictsWith = async (
  collaborators: Partial<Collaborators> = {},
): Promise<ReadonlyMap<string, Verdict['verdict']>> => {
  const pipeline = await SmallPipeline.open({ ...sound, ...collaborators });
  try {
    const { verdicts } = await verify(await pipeline.run(requests));
    return new Map(verdicts.map(({ id, verdict }) => [id, verdict]));
  } finally {
    await pipeline.close();
  }
};

jest.setTimeout(90_000);
afterEach(() => jest.restoreAllMocks());

describe('an engine broken on purpose is noticed by its history', () => {
  it('the engine as it is: everything that is seen holds', async () => {
    const verdicts = await verdictsWith();
    expect([...verdicts.values()]).not.toContain('violated');
    for (const id of ['I1', 'I2', 'I3', 'I5']) expect([id, verdicts.get(id)]).toEqual([id, 'held']);
  });

  it('commit too far: offsets are committed as soon as messages are taken in', async () => {
    jest.spyOn(OffsetTracker.prototype, 'position', 'get').mockImplementation(function (this: OffsetTracker) {
      return this['next'];
    });
    expect((await verdictsWith()).get('I5')).toBe('violated');
  });

  it('skip the inbox: what was handled is handled again', async () => {
    const verdicts = await verdictsWith({ claim: async (_tx, _consumer, ids) => new Set(ids) });
    expect(verdicts.get('I2')).toBe('violated');
  });

  it('drop the key lock: messages of one VIN are handled at the same time', async () => {
    const add = KeyedScheduler.prototype.add;
    let lane = 0;
    jest.spyOn(KeyedScheduler.prototype, 'add').mockImplementation(function (
      this: KeyedScheduler<unknown>,
      group: string,
      key: string,
      item: unknown,
    ) {
      add.call(this, group, `${key} ${(lane += 1)}`, item);
    });
    expect((await verdictsWith()).get('I3')).toBe('violated');
  });

  it('reorder the outbox: what was committed first is published last', async () => {
    expect((await verdictsWith({ arrange: (events) => events.toReversed() })).get('I3')).toBe('violated');
  });
});
