const LEAST = 2;

/**
 * Understands how many calls an endpoint may have under way: all of them while it answers, two while it is in trouble, so that dead
 * receivers cannot occupy the senders. Halves with each sign of trouble, doubles with each answer.
 */
export class EndpointPace {
  /** Only endpoints that are below the cap. */
  private readonly slowed = new Map<string, number>();

  constructor(private readonly cap: number) {}

  limitOf(endpointId: string): number {
    return this.slowed.get(endpointId) ?? this.cap;
  }

  /** How many deliveries of the endpoint are worth keeping in memory: few where they would wait long. */
  roomOf(endpointId: string): number {
    const limit = this.limitOf(endpointId);
    return Math.max(limit, Math.floor((limit * limit) / 4));
  }

  isSlowest(endpointId: string): boolean {
    return this.limitOf(endpointId) <= LEAST && this.slowed.has(endpointId);
  }

  slowedEndpoints(): string[] {
    return [...this.slowed.keys()];
  }

  note(endpointId: string, inTrouble: boolean): void {
    const limit = this.limitOf(endpointId);
    const next = inTrouble ? Math.max(LEAST, Math.floor(limit / 2)) : limit * 2;
    if (next >= this.cap) this.slowed.delete(endpointId);
    else this.slowed.set(endpointId, next);
  }
}
