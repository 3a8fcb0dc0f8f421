import type { AttemptOutcome } from '../domain/delivery';
import { isReceiverInTrouble } from '../domain/delivery';
import { DeliveryLanes } from '../domain/delivery-lanes';
import { EndpointPace } from '../domain/endpoint-pace';
import type { ClaimedDelivery, LedgerChanges, LedgerMemory } from '../store/delivery-entry';

export interface DeliveryMemoryOptions {
  /** Most calls under way to one endpoint. */
  readonly perEndpoint: number;
  /** Most calls under way, all endpoints together. */
  readonly total: number;
}

/** What this instance has claimed and not finished, in lanes; changes only as the ledger commits. */
export class DeliveryMemory implements LedgerMemory {
  readonly defaultRoom: number;
  private readonly pace: EndpointPace;
  private readonly lanes: DeliveryLanes<ClaimedDelivery>;
  private readonly backlog = new Set<string>();
  private readonly listeners: (() => void)[] = [];

  constructor(options: DeliveryMemoryOptions) {
    this.pace = new EndpointPace(options.perEndpoint);
    this.defaultRoom = this.pace.roomOf('any that answers');
    this.lanes = new DeliveryLanes({ total: options.total, limitOf: (id) => this.pace.limitOf(id) });
  }

  /** `listener` is told whenever there may be something new to send or to look for. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  rooms(): { endpointId: string; room: number }[] {
    const ids = new Set([...this.lanes.endpointIds(), ...this.pace.slowedEndpoints()]);
    return [...ids].map((endpointId) => ({ endpointId, room: this.roomOf(endpointId) }));
  }

  committed({ outcomes, released, claimed, backlog, polled }: LedgerChanges): void {
    for (const { delivery, verdict } of outcomes) this.settle(delivery, verdict.status === 'PENDING');
    for (const delivery of released) this.lanes.dropLane(delivery);
    for (const delivery of claimed) this.lanes.add(delivery);
    if (polled) this.backlog.clear();
    for (const endpointId of backlog) this.backlog.add(endpointId);
    this.changed();
  }

  /** The next delivery to send; it counts as under way until `sent`. */
  take(): ClaimedDelivery | undefined {
    return this.lanes.take();
  }

  /** The call is over; `outcome` is missing when none was made. */
  sent(delivery: ClaimedDelivery, outcome?: AttemptOutcome): void {
    if (outcome) this.pace.note(delivery.endpointId, isReceiverInTrouble(outcome));
    this.lanes.sent(delivery);
    this.changed();
  }

  forgetEndpoint(endpointId: string): void {
    this.lanes.dropEndpoint(endpointId);
  }

  /** Whether more is due in the database for an endpoint that has room for it; one in trouble waits for the regular poll. */
  wantsMore(): boolean {
    for (const endpointId of this.backlog) {
      const roomy = this.lanes.sizeOf(endpointId) * 2 <= this.pace.roomOf(endpointId);
      if (roomy && !this.pace.isSlowest(endpointId)) return true;
    }
    return false;
  }

  get underWay(): number {
    return this.lanes.underWay;
  }

  private roomOf(endpointId: string): number {
    return Math.max(0, this.pace.roomOf(endpointId) - this.lanes.sizeOf(endpointId));
  }

  private settle(delivery: ClaimedDelivery, failed: boolean): void {
    if (failed) this.lanes.dropLane(delivery);
    else this.lanes.finish(delivery);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}
