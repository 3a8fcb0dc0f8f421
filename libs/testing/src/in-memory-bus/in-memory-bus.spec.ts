import { type EncodedEvent, EcocAccepted, encode } from '@kjoreklar/contracts';
import { Handles, type MessageContext, PermanentError } from '@kjoreklar/messaging';
import { Controller, Inject, Injectable } from '@nestjs/common';
import { anEcocAccepted } from '../builders/ecoc-accepted';
import { InMemoryBus } from './in-memory-bus';

const policy = { tries: 2, firstDelayMs: 10, maxDelayMs: 10, then: 'deadLetter' } as const;

type Judge = (vin: string, attempt: number) => Promise<void>;
const JUDGE = Symbol('judge');

@Injectable()
class Vehicles {
  constructor(@Inject('OUTBOX') private readonly outbox: InMemoryBus['outbox']) {}
  async attach(event: EncodedEvent): Promise<void> {
    await this.outbox.add({}, [event]);
  }
}

const given = anEcocAccepted();
const anEvent = (): EncodedEvent => encode(EcocAccepted, given, given.data);

@Controller()
class OnEcocAccepted {
  constructor(
    private readonly vehicles: Vehicles,
    @Inject(JUDGE) private readonly judge: Judge,
  ) {}

  @Handles(EcocAccepted, policy)
  async handle(event: EcocAccepted, { attempt }: MessageContext): Promise<void> {
    await this.judge(event.data.vin, attempt);
    await this.vehicles.attach(anEvent());
  }
}

const aBus = (judge: Judge): Promise<InMemoryBus> =>
  InMemoryBus.of((bus) => ({
    controllers: [OnEcocAccepted],
    providers: [Vehicles, { provide: 'OUTBOX', useValue: bus.outbox }, { provide: JUDGE, useValue: judge }],
  }));

describe('InMemoryBus', () => {
  it('runs the handler and keeps what it put into the outbox', async () => {
    const seen: string[] = [];
    const bus = await aBus(async (vin) => void seen.push(vin));
    await expect(bus.send(anEvent())).resolves.toEqual({ outcome: 'done' });
    expect(seen).toEqual([anEvent().key]);
    expect(bus.sent).toHaveLength(1);
    await bus.close();
  });

  it('judges errors as the engine does', async () => {
    const passing = new Error('timeout');
    const failures: unknown[] = [passing, passing, new PermanentError('X_GONE', 'gone'), new TypeError('a bug')];
    const bus = await aBus(async () => {
      throw failures.shift();
    });
    await expect(bus.send(anEvent())).resolves.toEqual({ outcome: 'retry', error: passing });
    await expect(bus.send(anEvent(), 2)).resolves.toMatchObject({
      outcome: 'deadLetter',
      reason: { code: 'EXHAUSTED' },
    });
    await expect(bus.send(anEvent())).resolves.toMatchObject({ outcome: 'deadLetter', reason: { code: 'X_GONE' } });
    await expect(bus.send(anEvent())).resolves.toMatchObject({ outcome: 'deadLetter', reason: { code: 'TypeError' } });
    await bus.close();
  });

  it('gives up a value that breaks its schema, and refuses topics without a handler', async () => {
    const bus = await aBus(async () => undefined);
    await expect(bus.send({ ...anEvent(), value: '{}' })).resolves.toMatchObject({ reason: { code: 'MALFORMED' } });
    await expect(bus.send({ ...anEvent(), topic: 'other.v1' })).rejects.toThrow('no handler for other.v1');
    await bus.close();
  });
});
