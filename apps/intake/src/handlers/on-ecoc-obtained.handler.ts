import { EcocObtained } from '@kjoreklar/contracts';
import { type EventHeadline, Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ProgressBuffer } from '../application/progress-buffer';
import { headlineOnly } from './handler-policy';
import { progressOf } from './progress-of';

@Controller()
export class OnEcocObtained {
  constructor(@Inject(ProgressBuffer) private readonly progress: ProgressBuffer) {}

  @Handles(EcocObtained, headlineOnly)
  async handle(headline: EventHeadline): Promise<void> {
    this.progress.add(progressOf(headline, 'obtained'));
  }
}
