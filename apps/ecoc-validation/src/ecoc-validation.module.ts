import type { EventPlatform } from '@kjoreklar/messaging';
import { OutcomeStore } from '@kjoreklar/persistence';
import { type DynamicModule, Module } from '@nestjs/common';
import { CheckPool } from './checking/check-pool';
import { CLOCK, OnEcocObtained } from './handlers/on-ecoc-obtained.handler';
import { KnownDocuments } from './store/known-documents';
import { VerdictStore } from './store/verdict.store';

/** The composition root: the only place that knows where documents are checked and verdicts kept. */
@Module({})
export class EcocValidationModule {
  static of(
    { database, outbox, clock }: Pick<EventPlatform, 'database' | 'outbox' | 'clock'>,
    checks: CheckPool,
  ): DynamicModule {
    return {
      module: EcocValidationModule,
      controllers: [OnEcocObtained],
      providers: [
        {
          provide: VerdictStore,
          useValue: new VerdictStore({
            database,
            outbox,
            outcomes: new OutcomeStore(),
            documents: new KnownDocuments(),
          }),
        },
        { provide: CheckPool, useValue: checks },
        { provide: CLOCK, useValue: clock },
      ],
    };
  }
}
