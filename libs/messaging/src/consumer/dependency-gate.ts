import type { CircuitBreaker } from '../dependencies/circuit-breaker';

export interface TopicGate {
  pause(topic: string): void;
  resume(topic: string): void;
}

/** Knows which topics are not fetched because something that their handlers need is away. */
export class DependencyGate {
  private readonly held = new Set<string>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly stopListening: readonly (() => void)[];

  constructor(
    private readonly breakersByTopic: ReadonlyMap<string, readonly CircuitBreaker[]>,
    private readonly gate: TopicGate,
  ) {
    const all = new Set([...breakersByTopic.values()].flat());
    this.stopListening = [...all].map((breaker) =>
      breaker.onChange((isOpen) => {
        this.consider();
        if (isOpen) this.considerIn(breaker.waitMs);
      }),
    );
  }

  isHeld(topic: string): boolean {
    return this.held.has(topic);
  }

  stop(): void {
    for (const stop of this.stopListening) stop();
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** When a probe may go out, messages are needed to probe with. */
  private considerIn(ms: number): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        this.consider();
      },
      Math.ceil(ms) + 1,
    );
    this.timers.add(timer);
  }

  private consider(): void {
    for (const [topic, breakers] of this.breakersByTopic) {
      const isAway = breakers.some(({ waitMs }) => waitMs > 0);
      if (isAway === this.held.has(topic)) continue;
      if (isAway) this.held.add(topic);
      else this.held.delete(topic);
      if (isAway) this.gate.pause(topic);
      else this.gate.resume(topic);
    }
  }
}
