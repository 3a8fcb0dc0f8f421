import type { SqlRunner } from '@kjoreklar/persistence';
import type { Clock, Logger } from '@kjoreklar/service-kit';
import type { CaseChange } from '../domain/change-case';
import type { CaseReadModel } from '../store/case.read-model';
import type { IdempotencyStore } from '../store/idempotency.store';
import type { ChangeCases } from './change-cases';

export interface CaseSweepsParts {
  readonly database: SqlRunner;
  readonly readModel: CaseReadModel;
  readonly changes: ChangeCases;
  readonly keys: IdempotencyStore;
  readonly release: { look(): void };
  readonly outbox: { oldestAgeMs(): Promise<number> };
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface CaseSweepsLimits {
  /** How long a case may stay set aside, in milliseconds. */
  readonly setAsideMs: number;
  /** How long a case may be silent until it is asked about, in milliseconds. */
  readonly silenceMs: number;
}

const MOST_AT_A_TIME = 500;
/** With older events than this unpublished, the others cannot have answered: it is not they who are silent. */
const BACKLOG_MS = 5_000;

/**
 * Understands what must not be left lying: cases that nobody took up, requests that went unanswered or wait for a turn that nobody
 * gives, used keys. Each change is decided again
 * under the lock of its VIN, so several instances may sweep at once.
 */
export class CaseSweeps {
  constructor(
    private readonly parts: CaseSweepsParts,
    private readonly limits: CaseSweepsLimits,
  ) {}

  async sweep(): Promise<void> {
    this.parts.release.look();
    await this.endAbandoned();
    await this.remindOfSilent();
    await this.parts.keys.purge(this.parts.database, this.parts.clock.now());
  }

  private async endAbandoned(): Promise<void> {
    const setAsideBefore = new Date(this.parts.clock.now().getTime() - this.limits.setAsideMs);
    const found = await this.parts.readModel.findSetAsideBefore(setAsideBefore, MOST_AT_A_TIME);
    await this.change(found, { kind: 'expired', setAsideBefore: setAsideBefore.toISOString() });
    if (found.length > 0) this.parts.logger.warn({ cases: found.length }, 'cases set aside for too long were ended');
  }

  private async remindOfSilent(): Promise<void> {
    if ((await this.parts.outbox.oldestAgeMs()) > BACKLOG_MS) return;
    const found = await this.parts.readModel.findSilent(this.parts.clock.now(), MOST_AT_A_TIME);
    await this.change(found, { kind: 'silent', silenceMs: this.limits.silenceMs });
    if (found.length > 0) this.parts.logger.warn({ cases: found.length }, 'silent cases were asked about again');
  }

  private async change(found: readonly { meldingId: string; vin: string }[], change: CaseChange): Promise<void> {
    await Promise.all(found.map((address) => this.parts.changes.submit({ ...address, change })));
  }
}
