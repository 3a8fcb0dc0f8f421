import type { PartitionFlow } from './partition-flow';

export interface FlowLimits {
  /** Unfinished messages of a partition at which it is paused; fetched again at half of it. */
  readonly maxMessages: number;
  /** The same by size. */
  readonly maxBytes: number;
  /** Size of all unfinished messages of the consumer at which whatever still arrives is paused. */
  readonly maxTotalBytes: number;
  /** Messages from the first unfinished one on at which a partition is paused: a stuck key must not make memory grow without end. */
  readonly maxSpan: number;
}

/** Half of the count is a second's work: kafkajs may take its maxWaitTime to notice that a partition is resumed. */
export const FLOW_LIMITS: FlowLimits = {
  maxMessages: 8_000,
  maxBytes: 16 * 1024 * 1024,
  maxTotalBytes: 128 * 1024 * 1024,
  maxSpan: 200_000,
};

export interface PartitionGate {
  pause(flow: PartitionFlow): void;
  resume(flow: PartitionFlow): void;
}

/** Understands when a partition must wait: too much of it, or of all, is in flight; with hysteresis. */
export class FlowControl {
  totalBytes = 0;
  private readonly pausedFlows = new Set<PartitionFlow>();

  constructor(
    private readonly gate: PartitionGate,
    private readonly limits: FlowLimits = FLOW_LIMITS,
  ) {}

  get pausedPartitions(): number {
    return this.pausedFlows.size;
  }

  added(flow: PartitionFlow, bytes: number): void {
    flow.inFlightBytes += bytes;
    this.totalBytes += bytes;
    if (!flow.paused && this.isOver(flow, 1)) {
      flow.paused = true;
      this.pausedFlows.add(flow);
      this.gate.pause(flow);
    }
  }

  finished(flow: PartitionFlow, bytes: number): void {
    const wasFull = this.totalBytes > this.limits.maxTotalBytes / 2;
    flow.inFlightBytes -= bytes;
    this.totalBytes -= bytes;
    if (this.pausedFlows.size === 0) return;
    if (wasFull && this.totalBytes <= this.limits.maxTotalBytes / 2)
      for (const paused of this.pausedFlows) this.consider(paused);
    else if (flow.paused) this.consider(flow);
  }

  /** Its work is dropped or no longer counts against its partition. */
  lost(flow: PartitionFlow): void {
    flow.paused = false;
    if (this.pausedFlows.delete(flow)) this.gate.resume(flow);
  }

  private consider(flow: PartitionFlow): void {
    if (this.isOver(flow, 0.5)) return;
    flow.paused = false;
    this.pausedFlows.delete(flow);
    this.gate.resume(flow);
  }

  private isOver(flow: PartitionFlow, share: number): boolean {
    const { maxMessages, maxBytes, maxTotalBytes, maxSpan } = this.limits;
    return (
      flow.tracker.unfinished > maxMessages * share ||
      flow.inFlightBytes > maxBytes * share ||
      this.totalBytes > maxTotalBytes * share ||
      flow.tracker.span > maxSpan * share
    );
  }
}
