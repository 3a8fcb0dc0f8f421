import { AuthModule } from '@kjoreklar/auth';
import type { CircuitBreaker, EventPlatform } from '@kjoreklar/messaging';
import { type DynamicModule, Module, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { type Registry, register } from 'prom-client';
import { AcceptRequests } from './application/accept-requests';
import { Admission } from './application/admission';
import { BacklogMetrics } from './application/backlog-metrics';
import { BacklogView } from './application/backlog-view';
import { CaseSweeps } from './application/case-sweeps';
import { ChangeCases } from './application/change-cases';
import { ProgressBuffer } from './application/progress-buffer';
import { ReleaseBacklog } from './application/release-backlog';
import { SweepTimer } from './application/sweep-timer';
import { placesOf } from './domain/share-places';
import { handlers, LOGGER } from './handlers/handlers';
import { OperatorCasesController } from './http/operator-cases.controller';
import { CLOCK, PreregistrationsController } from './http/preregistrations.controller';
import type { IntakeConfig } from './intake.config';
import { BacklogStore } from './store/backlog.store';
import { CaseReadModel } from './store/case.read-model';
import { CaseStore } from './store/case.store';
import { IdempotencyStore } from './store/idempotency.store';

/** The parts of the platform that intake stands on. */
export type IntakePlatform = Pick<EventPlatform, 'database' | 'outbox' | 'clock' | 'ids' | 'logger'> & {
  readonly relay: { oldestAgeMs(): Promise<number> };
  readonly breakers: { for(): readonly Pick<CircuitBreaker, 'run'>[] };
};

/** What is known of the database by those who send requests and by those who handle messages is one; while it is away neither asks it. */
const throughBreaker = (admission: Admission, breakers: IntakePlatform['breakers']): Pick<Admission, 'admit'> => {
  const [breaker] = breakers.for();
  return {
    admit: (organisation, work) => admission.admit(organisation, () => (breaker ? breaker.run(work) : work())),
  };
};

class ProgressOnShutdown implements OnApplicationShutdown {
  constructor(private readonly progress: ProgressBuffer) {}
  onApplicationShutdown(): Promise<void> {
    return this.progress.flush();
  }
}

const connect = (platform: IntakePlatform, config: IntakeConfig, registry: Registry) => {
  const { database, outbox, relay, clock, ids, logger } = platform;
  const cases = new CaseStore(config.CASE_SILENCE_MS);
  const backlog = new BacklogStore(placesOf(config.MAX_UNFINISHED_REQUESTS));
  const view = new BacklogView(database, backlog);
  const metrics = new BacklogMetrics({ registry, backlog: view, nowMs: () => clock.now().getTime() });
  const release = new ReleaseBacklog({
    database,
    outbox,
    cases,
    backlog,
    clock,
    logger,
    onReleased: (number) => metrics.released('from_backlog', number),
  });
  const keys = new IdempotencyStore();
  const readModel = new CaseReadModel(database);
  const admission = new Admission(
    { outbox: relay, backlog: view, places: backlog.places, clock },
    {
      maxOutboxAgeMs: config.OUTBOX_MAX_AGE_MS,
      maxPending: config.MAX_PENDING_REQUESTS,
      maxAgeMs: config.BACKLOG_MAX_AGE_MS,
      mostOfOne: config.MAX_WAITING_PER_ORGANISATION,
    },
  );
  const onAccepted = (released: number, waiting: number): void => {
    metrics.released('at_once', released);
    if (waiting > 0) release.look();
  };
  const requests = new AcceptRequests({
    database,
    outbox,
    cases,
    backlog,
    keys,
    admission: throughBreaker(admission, platform.breakers),
    clock,
    ids,
    onAccepted,
  });
  const onPlaceFreed = (): void => release.placeFreed();
  const changes = new ChangeCases({ database, outbox, cases, backlog, clock, onPlaceFreed });
  const progress = new ProgressBuffer({ submit: (change) => changes.submit(change), logger });
  changes.onClosed((meldingIds) => progress.forget(meldingIds));
  const sweeps = new CaseSweeps(
    { database, readModel, changes, keys, release, outbox: relay, clock, logger },
    { setAsideMs: config.SET_ASIDE_MAX_AGE_MS, silenceMs: config.CASE_SILENCE_MS },
  );
  return { readModel, requests, changes, progress, sweeps, release };
};

/** The composition root. */
@Module({})
export class IntakeModule {
  static register(platform: IntakePlatform, config: IntakeConfig, registry: Registry = register): DynamicModule {
    const { clock, logger } = platform;
    const { readModel, requests, changes, progress, sweeps, release } = connect(platform, config, registry);
    const providers: Provider[] = [
      { provide: CLOCK, useValue: clock },
      { provide: LOGGER, useValue: logger },
      { provide: CaseReadModel, useValue: readModel },
      { provide: AcceptRequests, useValue: requests },
      { provide: ChangeCases, useValue: changes },
      { provide: ProgressBuffer, useValue: progress },
      { provide: ReleaseBacklog, useValue: release },
      { provide: CaseSweeps, useValue: sweeps },
      { provide: ProgressOnShutdown, useValue: new ProgressOnShutdown(progress) },
      { provide: SweepTimer, useValue: new SweepTimer(sweeps, config.SWEEP_INTERVAL_MS, logger) },
    ];
    return {
      module: IntakeModule,
      imports: [AuthModule.register({ config, logger, clock })],
      controllers: [PreregistrationsController, OperatorCasesController, ...handlers],
      providers,
    };
  }
}
