import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Logger } from '@kjoreklar/service-kit';
import type { CallReport } from '../clients/webhook.client';
import { judgeAttempt, type Verdict } from '../domain/delivery';
import type { ClaimedDelivery, LedgerEntry } from '../store/delivery-entry';
import type { DeliveryMetrics } from './delivery-metrics';
import type { DeliveryMemory } from './delivery-memory';
import type { SendResult } from './webhook-sender';

const RECORD_AGAIN_FIRST_MS = 100;
const RECORD_AGAIN_MOST_MS = 5_000;
/** What may pass between a call's end and its outcome being stored, before another instance could take the delivery. */
const LEASE_MARGIN_MS = 5_000;

export interface DispatcherOptions {
  readonly memory: DeliveryMemory;
  readonly ledger: { submit(entry: LedgerEntry): Promise<void> };
  readonly sender: { send(delivery: ClaimedDelivery): Promise<SendResult> };
  readonly metrics: DeliveryMetrics;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly random: () => number;
  /** Longest that a call may take. */
  readonly timeoutMs: number;
  /** Told of each retry that this instance has arranged. */
  readonly onRetry: (inMs: number) => void;
  /** Told when the receiver of an endpoint says that it is gone. */
  readonly onGone: (endpointId: string) => void;
}

/** Sends what memory holds, as fast as its limits allow, and has every outcome stored before the lane moves on. */
export class Dispatcher {
  private stopping = false;
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly options: DispatcherOptions) {
    options.memory.onChange(() => this.pump());
  }

  /** Takes nothing new; resolves when what is under way is stored, or when the deadline has passed. */
  async stop(deadlineMs: number): Promise<void> {
    this.stopping = true;
    await Promise.race([Promise.all(this.underWay), wait(deadlineMs, undefined, { ref: false })]);
  }

  private pump(): void {
    if (this.stopping) return;
    for (let next = this.options.memory.take(); next; next = this.options.memory.take()) this.start(next);
  }

  private start(delivery: ClaimedDelivery): void {
    const work: Promise<void> = this.deliver(delivery)
      .catch((error: unknown) =>
        this.options.logger.error({ err: error, deliveryId: delivery.id }, 'delivery lost track'),
      )
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async deliver(delivery: ClaimedDelivery): Promise<void> {
    const result = await this.send(delivery);
    this.options.memory.sent(delivery, typeof result === 'string' ? undefined : result.outcome);
    return this.store(this.entryOf(delivery, result));
  }

  private entryOf(delivery: ClaimedDelivery, result: SendResult | 'notSent'): LedgerEntry {
    if (result === 'notSent' || (result !== 'notActive' && this.cutOff(result))) return { kind: 'release', delivery };
    const verdict = this.judge(delivery, result);
    if (result === 'notActive') return { kind: 'outcome', delivery, verdict };
    if (verdict.status === 'PENDING') this.options.onRetry(verdict.retryInMs);
    if (verdict.status === 'CANCELLED') this.options.onGone(delivery.endpointId);
    this.note(delivery, verdict, result);
    return { kind: 'outcome', delivery, verdict, report: result };
  }

  /** A call that shutdown ended early says nothing about the receiver. */
  private cutOff({ outcome }: CallReport): boolean {
    return this.stopping && outcome.kind === 'unanswered';
  }

  /** `notSent` when the lease is too short for a call, or the endpoint cannot be read. */
  private async send(delivery: ClaimedDelivery): Promise<SendResult | 'notSent'> {
    const { sender, timeoutMs, logger } = this.options;
    if (delivery.leaseEndsAtMs - performance.now() < timeoutMs + LEASE_MARGIN_MS) return 'notSent';
    try {
      return await sender.send(delivery);
    } catch (error) {
      logger.warn({ err: error, endpointId: delivery.endpointId }, 'endpoint cannot be read');
      return 'notSent';
    }
  }

  private judge(delivery: ClaimedDelivery, result: SendResult): Verdict {
    if (result === 'notActive') return { status: 'CANCELLED', disableEndpoint: false };
    const { clock, random } = this.options;
    return judgeAttempt(result.outcome, { now: clock.now(), random })({ failedAttempts: delivery.failedAttempts });
  }

  private note(
    { id, endpointId, eventId, failedAttempts }: ClaimedDelivery,
    verdict: Verdict,
    report: CallReport,
  ): void {
    const { metrics, logger } = this.options;
    metrics.attempted(verdict.status, report.durationMs);
    const line = {
      deliveryId: id,
      endpointId,
      eventId,
      attempt: failedAttempts + 1,
      ...verdict,
      answer: report.outcome,
    };
    if (verdict.status === 'DELIVERED') logger.debug(line, 'delivered');
    else logger.warn({ ...line, error: report.error }, 'not delivered');
  }

  /** Nothing else can tell what happened, so this is tried until it is stored; the lane waits. */
  private async store(entry: LedgerEntry): Promise<void> {
    for (let delayMs = RECORD_AGAIN_FIRST_MS; ; delayMs = Math.min(delayMs * 2, RECORD_AGAIN_MOST_MS)) {
      try {
        return await this.options.ledger.submit(entry);
      } catch (error) {
        this.options.logger.warn({ err: error, againInMs: delayMs }, 'outcome cannot be stored yet');
        if (this.stopping) return;
        await wait(delayMs);
      }
    }
  }
}
