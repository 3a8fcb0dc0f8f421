import type { HeadState, LaneClaim, LanePlace, ParkedMessage, ParkingTable } from '@kjoreklar/persistence';

interface Lane {
  readonly place: LanePlace;
  readonly messages: Map<string, ParkedMessage>;
  head: HeadState;
  dueAt: number;
  claimedUntil: number;
  epoch: number;
}

const idOf = ({ topic, lane }: LanePlace): string => `${topic} ${lane}`;
const offsetOf = ({ partition, offset }: Pick<ParkedMessage, 'partition' | 'offset'>): string =>
  `${partition}/${offset}`;
const untried: HeadState = { attempts: 0, ageMs: 0, failures: [] };

/** What ParkingTable says it does, by the clock of the test: for orders of events that a database would not show within a test's time. */
export class ParkingInMemory implements Pick<ParkingTable, keyof ParkingTable> {
  private readonly byId = new Map<string, Lane>();

  /** Whether a message is parked: partition/offset. */
  has(id: string): boolean {
    return [...this.byId.values()].some(({ messages }) => messages.has(id));
  }

  async lanes(): Promise<LanePlace[]> {
    return [...this.byId.values()].map(({ place }) => place);
  }

  async park(message: ParkedMessage, head: HeadState, delayMs: number): Promise<void> {
    const { topic, lane } = message;
    const known = this.byId.get(idOf(message)) ?? {
      place: { topic, lane },
      messages: new Map<string, ParkedMessage>(),
      head,
      dueAt: Date.now() + delayMs,
      claimedUntil: 0,
      epoch: 0,
    };
    this.byId.set(idOf(message), known);
    if (!known.messages.has(offsetOf(message))) known.messages.set(offsetOf(message), message);
  }

  async follow(message: ParkedMessage): Promise<boolean> {
    const lane = this.byId.get(idOf(message));
    if (lane && !lane.messages.has(offsetOf(message))) lane.messages.set(offsetOf(message), message);
    return lane !== undefined;
  }

  async claimDue(
    _topics: readonly string[],
    { most, leaseMs }: { readonly most: number; readonly leaseMs: number },
  ): Promise<(LaneClaim & HeadState)[]> {
    const due = [...this.byId.values()].filter(
      ({ dueAt, claimedUntil }) => Math.max(dueAt, claimedUntil) <= Date.now(),
    );
    return due.slice(0, most).map((lane) => {
      lane.epoch += 1;
      lane.claimedUntil = Date.now() + leaseMs;
      return { ...lane.place, ...lane.head, epoch: String(lane.epoch) };
    });
  }

  async prolong(claims: readonly LaneClaim[], leaseMs: number): Promise<void> {
    for (const lane of claims.map((claim) => this.held(claim))) if (lane) lane.claimedUntil = Date.now() + leaseMs;
  }

  async head(place: LanePlace): Promise<ParkedMessage | undefined> {
    const messages = [...(this.byId.get(idOf(place))?.messages.values() ?? [])];
    return messages.sort((a, b) => a.partition - b.partition || Number(a.offset) - Number(b.offset))[0];
  }

  async finish(claim: LaneClaim, message: ParkedMessage, leaseMs: number): Promise<boolean> {
    const lane = this.held(claim);
    if (!lane) return false;
    Object.assign(lane, { head: untried, dueAt: Date.now(), claimedUntil: Date.now() + leaseMs });
    return lane.messages.delete(offsetOf(message));
  }

  async end(claim: LaneClaim): Promise<boolean> {
    const lane = this.held(claim);
    return lane?.messages.size === 0 && this.byId.delete(idOf(claim));
  }

  async postpone(claim: LaneClaim, head: Pick<HeadState, 'attempts' | 'failures'>, delayMs: number): Promise<void> {
    const lane = this.held(claim);
    if (lane) Object.assign(lane, { head: { ...head, ageMs: 0 }, dueAt: Date.now() + delayMs, claimedUntil: 0 });
  }

  async outlook() {
    const lanes = [...this.byId.values()];
    const next = Math.min(...lanes.map(({ dueAt, claimedUntil }) => Math.max(dueAt, claimedUntil)));
    const nextDueInMs = lanes.length > 0 ? next - Date.now() : null;
    return { lanes: lanes.length, messages: 0, nextDueInMs, oldestMs: null };
  }

  private held({ topic, lane, epoch }: LaneClaim): Lane | undefined {
    const found = this.byId.get(idOf({ topic, lane }));
    return found && String(found.epoch) === epoch ? found : undefined;
  }
}
