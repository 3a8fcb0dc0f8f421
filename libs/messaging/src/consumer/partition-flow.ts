import { OffsetTracker } from '../scheduling/offset-tracker';

/** Understands what is under way of one partition, for as long as it is assigned to this consumer. */
export class PartitionFlow {
  readonly tracker: OffsetTracker;
  /** The offset that the group stands at, as far as we know. */
  committed: bigint;
  inFlightBytes = 0;
  paused = false;
  /** Whether the first fetch since the last join has shown that nobody else went on with the partition. */
  confirmed = true;
  /** Set once the partition is no longer ours: its work is not started and not committed any more. */
  lost = false;

  constructor(
    readonly topic: string,
    readonly partition: number,
    start: bigint,
  ) {
    this.tracker = new OffsetTracker(start);
    this.committed = start;
  }
}
