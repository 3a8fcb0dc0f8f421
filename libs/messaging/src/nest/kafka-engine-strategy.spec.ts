import { setImmediate as nextTurn } from 'node:timers/promises';
import { EcocAwaited, encode, type EventDefinition } from '@kjoreklar/contracts';
import { silentLogger } from '@kjoreklar/service-kit';
import {
  Controller,
  Inject,
  Injectable,
  type INestMicroservice,
  Module,
  type ModuleMetadata,
  Scope,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomStrategy } from '@nestjs/microservices';
import type { Kafka } from 'kafkajs';
import { FakeConsumer } from '../consumer/fake-consumer';
import { PermanentError } from '../errors/permanent-error';
import type { OutgoingRecord } from '../handling/dead-letter';
import type { DeadLetter, EventHeadline, MessageContext } from '../handling/message-context';
import { Handles, HandlesDeadLetters } from './handles.decorator';
import { KafkaEngineStrategy } from './kafka-engine-strategy';

const policy = { tries: 3, firstDelayMs: 1, maxDelayMs: 1, then: 'deadLetter' } as const;
const VIN = 'WV1ZZZ00000000001';

const encoded = encode(
  EcocAwaited,
  {
    id: 'e1',
    source: '/t',
    occurredAt: '2026-07-06T08:00:00Z',
    correlationId: 'c1',
    causationId: 'p1',
    traceparent: '00-a-b-01',
  },
  {
    meldingId: 'b9f6b7a6-61f0-4f9b-8f64-0b4b5a4c2f11',
    vin: VIN,
    seq: 1,
    reason: 'NOT_FOUND',
    askUntil: '2026-07-07T00:00:00Z',
  },
);

type Work = (event: EcocAwaited, context: MessageContext) => Promise<void>;

@Injectable()
class Vehicles {
  constructor(@Inject('WORK') readonly work: Work) {}
}

@Controller()
class OnEcocAwaited {
  constructor(private readonly vehicles: Vehicles) {}
  @Handles(EcocAwaited, policy)
  async handle(event: EcocAwaited, context: MessageContext): Promise<void> {
    await this.vehicles.work(event, context);
  }
}

@Controller({ scope: Scope.REQUEST })
class OnEcocAwaitedPerRequest extends OnEcocAwaited {
  constructor(vehicles: Vehicles) {
    super(vehicles);
  }
  @Handles(EcocAwaited, policy)
  override async handle(event: EcocAwaited, context: MessageContext): Promise<void> {
    await super.handle(event, context);
  }
}

@Controller()
class OnHeadline {
  static seen: EventHeadline[] = [];
  @Handles(EcocAwaited, { ...policy, decode: 'headers' })
  async handle(headline: EventHeadline): Promise<void> {
    OnHeadline.seen.push(headline);
  }
}

@Controller()
class OnDeadLetter {
  static seen: DeadLetter[] = [];
  @HandlesDeadLetters(policy)
  async handle(letter: DeadLetter): Promise<void> {
    OnDeadLetter.seen.push(letter);
  }
}

@Module({})
class TestModule {}

const open: INestMicroservice[] = [];

const run = async (metadata: ModuleMetadata, options: { topic?: string; topics?: string[] } = {}) => {
  const consumer = new FakeConsumer(options.topic ?? EcocAwaited.topic, 1);
  const published: OutgoingRecord[] = [];
  const strategy = new KafkaEngineStrategy({
    kafka: consumer.kafka as Kafka,
    group: 'group',
    producer: { publishRecords: async (records) => void published.push(...records) },
    logger: silentLogger(),
    topics: options.topics,
  });
  const app = await NestFactory.createMicroservice<CustomStrategy>(
    { module: TestModule, ...metadata },
    { strategy, logger: false, abortOnError: false },
  );
  await app.listen();
  open.push(app);
  await nextTurn();
  consumer.join('m', [0]);
  const send = async (value = encoded.value, headers: Record<string, string> = encoded.headers): Promise<void> => {
    const raw = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]));
    consumer.write(0, { key: VIN, value, headers: raw });
    await consumer.poll();
    for (let turn = 0; turn < 5; turn++) await nextTurn();
  };
  return { consumer, published, send, strategy };
};

const withWork = (
  work: Work,
  controller: new (vehicles: Vehicles) => OnEcocAwaited = OnEcocAwaited,
): ModuleMetadata => ({
  controllers: [controller],
  providers: [Vehicles, { provide: 'WORK', useFactory: async () => Promise.resolve(work) }],
});

describe('KafkaEngineStrategy', () => {
  afterEach(async () => {
    for (const app of open.splice(0)) await app.close();
  });

  it('gives the handler the event and where it came from', async () => {
    const seen: unknown[] = [];
    const { send } = await run(withWork(async (event, context) => void seen.push([event, context])));
    await send();
    expect(seen).toMatchObject([
      [
        { id: 'e1', topic: EcocAwaited.topic, correlationId: 'c1', data: { vin: VIN } },
        { topic: EcocAwaited.topic, partition: 0, offset: '0', key: VIN, attempt: 1, traceparent: '00-a-b-01' },
      ],
    ]);
  });

  it.each([
    ['of a singleton', OnEcocAwaited],
    ['of a request-scoped controller', OnEcocAwaitedPerRequest],
  ])('lets errors %s reach the engine as they were thrown', async (_name, controller) => {
    const errors: Error[] = [new PermanentError('X_GONE', 'gone'), new TypeError('a bug')];
    const { send, published } = await run(
      withWork(async () => {
        await nextTurn();
        throw errors.shift() as Error;
      }, controller),
    );
    await send();
    await send();
    expect(published.map(({ headers }) => headers)).toMatchObject([
      { 'x-dead-letter-code': 'X_GONE', 'x-exception-fqcn': 'PermanentError', 'x-exception-message': 'gone' },
      { 'x-dead-letter-code': 'TypeError', 'x-exception-message': 'a bug' },
    ]);
  });

  it('tries again what may pass', async () => {
    let tries = 0;
    const { send, published } = await run(
      withWork(async () => {
        if (++tries < 3) throw new Error('timeout');
      }),
    );
    await send();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(tries).toBe(3);
    expect(published).toEqual([]);
  });

  it('gives a handler of headlines metadata and key, and does not look at the value', async () => {
    const { send } = await run({ controllers: [OnHeadline] });
    await send('not JSON');
    expect(OnHeadline.seen).toMatchObject([{ id: 'e1', key: VIN, topic: EcocAwaited.topic }]);
  });

  it('gives dead letters of every consumer to the one method for them', async () => {
    const topic = 'ecoc.accepted.v1.registry.dlt';
    const { send } = await run({ controllers: [OnDeadLetter] }, { topic });
    await send('{}', {
      'x-original-topic': 'ecoc.accepted.v1',
      'x-dead-letter-group': 'registry',
      'x-dead-letter-code': 'X',
    });
    expect(OnDeadLetter.seen).toMatchObject([
      { topic, originalTopic: 'ecoc.accepted.v1', group: 'registry', key: VIN, reason: { code: 'X' } },
    ]);
  });

  it('does not start with a topic that nobody handles, one that is not declared, or one handled twice', async () => {
    const definition = { topic: 'other.v1' } as EventDefinition;
    @Controller()
    class OnOther {
      @Handles(definition, { ...policy, decode: 'headers' })
      async handle(): Promise<void> {}
    }
    await expect(run({ controllers: [OnHeadline] }, { topics: [EcocAwaited.topic, 'more.v1'] })).rejects.toThrow(
      'more.v1 has no handler',
    );
    await expect(run({ controllers: [OnOther] }, { topics: [] })).rejects.toThrow(
      'other.v1 is not declared for this consumer',
    );
    await expect(run({ ...withWork(async () => undefined), controllers: [OnEcocAwaited, OnHeadline] })).rejects.toThrow(
      'two handlers',
    );
  });
});
