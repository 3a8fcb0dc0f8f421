import type { EventPlatform } from '@kjoreklar/messaging';
import { OutcomeStore } from '@kjoreklar/persistence';
import { type DynamicModule, Module } from '@nestjs/common';
import { CLOCK, OnEcocObtained } from './handlers/on-ecoc-obtained.handler';
import { VerdictStore } from './store/verdict.store';

/** The composition root: the only place that knows where verdicts are kept. */
@Module({})
export class EcocValidationModule {
  static of({ database, outbox, clock }: Pick<EventPlatform, 'database' | 'outbox' | 'clock'>): DynamicModule {
    return {
      module: EcocValidationModule,
      controllers: [OnEcocObtained],
      providers: [
        { provide: VerdictStore, useValue: new VerdictStore({ database, outbox, outcomes: new OutcomeStore() }) },
        { provide: CLOCK, useValue: clock },
      ],
    };
  }
}
