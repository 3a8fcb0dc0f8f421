import { type EventPlatform, outsideBreaker } from '@kjoreklar/messaging';
import { OutcomeStore } from '@kjoreklar/persistence';
import { type DynamicModule, Module } from '@nestjs/common';
import { EUCARIS } from './clients/eucaris-client';
import { HttpEucarisClient } from './clients/http-eucaris-client';
import { type EucarisLookupConfig, readTls } from './eucaris-lookup.config';
import { OnPreregistrationRequested } from './handlers/on-preregistration-requested.handler';
import { OnPreregistrationWithdrawalRequested } from './handlers/on-preregistration-withdrawal-requested.handler';
import { Lookup } from './lookup/lookup';
import { WaitingLookups } from './lookup/waiting-lookups';
import { PostgresLookupStore } from './store/lookup.store';
import { WaitingLookupStore } from './store/waiting-lookup.store';

/** An ask may take its time, and its answer must be written; only then may another instance think that it was lost. */
const LEASE_MARGIN_MS = 30_000;
const MOST_WAITING_ASKS = 16;

/** The composition root: the only place that knows how EUCARIS is reached and where look-ups are kept. */
@Module({})
export class EucarisLookupModule {
  static of({ database, outbox, clock, logger, breakers }: EventPlatform, config: EucarisLookupConfig): DynamicModule {
    const eucaris = new HttpEucarisClient({
      url: config.EUCARIS_URL,
      timeoutMs: config.EUCARIS_TIMEOUT_MS,
      connections: config.EUCARIS_CONNECTIONS,
      tls: readTls(config),
    });
    const store = new PostgresLookupStore({ database, outbox, outcomes: new OutcomeStore() });
    const lookup = new Lookup({ eucaris, store, clock });
    const breaker = breakers.add(outsideBreaker(EUCARIS));
    const waiting = new WaitingLookups(
      { store: new WaitingLookupStore(database), lookup, awayForMs: () => breaker.waitMs, clock, logger },
      { leaseMs: config.EUCARIS_TIMEOUT_MS + LEASE_MARGIN_MS, most: MOST_WAITING_ASKS },
    );
    store.onWaiting((nextAskAt) => waiting.wakeAt(nextAskAt));
    return {
      module: EucarisLookupModule,
      controllers: [OnPreregistrationRequested, OnPreregistrationWithdrawalRequested],
      providers: [
        { provide: HttpEucarisClient, useValue: eucaris },
        { provide: PostgresLookupStore, useValue: store },
        { provide: Lookup, useValue: lookup },
        { provide: WaitingLookups, useValue: waiting },
      ],
    };
  }
}
