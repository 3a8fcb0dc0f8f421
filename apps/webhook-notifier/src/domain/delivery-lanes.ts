/** What the lanes need to know of a delivery. */
export interface LaneItem {
  readonly id: string;
  readonly endpointId: string;
  readonly vin: string;
  /** Order within the lane. */
  readonly sequence: number;
}

export interface LaneLimits {
  /** Most calls under way, all endpoints together. */
  readonly total: number;
  /** Most calls under way to one endpoint, just now. */
  readonly limitOf: (endpointId: string) => number;
}

interface Lane<Item> {
  readonly vin: string;
  readonly items: Item[];
  /** The head is under way, or its outcome is not stored yet. */
  busy: boolean;
}

interface EndpointLanes<Item> {
  readonly id: string;
  readonly lanes: Map<string, Lane<Item>>;
  /** Lanes whose head may go, in the order in which they became so. */
  readonly ready: Set<Lane<Item>>;
  sending: number;
  size: number;
}

/** Sorts the item in, not before position `from`. */
const insertInOrder = <Item extends LaneItem>(items: Item[], item: Item, from: number): void => {
  let at = items.length;
  while (at > from && (items[at - 1] as Item).sequence > item.sequence) at -= 1;
  items.splice(at, 0, item);
};

/**
 * Understands which delivery goes next: one at a time per lane (endpoint and VIN) in order of sequence, many lanes at once, endpoints
 * in turn. A taken item holds its lane until `finish` or `dropLane`, its place among the calls only until `sent`.
 */
export class DeliveryLanes<Item extends LaneItem> {
  private readonly endpoints = new Map<string, EndpointLanes<Item>>();
  /** Endpoints with something ready and room to send it, in turn. */
  private readonly turn = new Set<EndpointLanes<Item>>();
  private sending = 0;

  constructor(private readonly limits: LaneLimits) {}

  /** False when the item is there already. An item that sorts before a taken one waits for it all the same. */
  add(item: Item): boolean {
    const endpoint = this.endpointOf(item.endpointId);
    const lane = endpoint.lanes.get(item.vin) ?? { vin: item.vin, items: [], busy: false };
    if (lane.items.some(({ id }) => id === item.id)) return false;
    endpoint.lanes.set(item.vin, lane);
    insertInOrder(lane.items, item, lane.busy ? 1 : 0);
    endpoint.size += 1;
    this.enrol(endpoint, lane);
    return true;
  }

  take(): Item | undefined {
    if (this.sending >= this.limits.total) return undefined;
    const [endpoint] = this.turn;
    const [lane] = endpoint?.ready ?? [];
    if (!endpoint || !lane) return undefined;
    endpoint.ready.delete(lane);
    lane.busy = true;
    endpoint.sending += 1;
    this.sending += 1;
    this.turn.delete(endpoint);
    this.enqueue(endpoint);
    return lane.items[0];
  }

  /** The call is over: its place is free. The lane stays held. */
  sent(item: LaneItem): void {
    this.sending -= 1;
    const endpoint = this.endpointOf(item.endpointId);
    endpoint.sending -= 1;
    this.enqueue(endpoint);
    this.forgetIfIdle(endpoint);
  }

  /** The taken head of the lane is done for good; its follower may go. */
  finish(item: LaneItem): void {
    const endpoint = this.endpoints.get(item.endpointId);
    const lane = endpoint?.lanes.get(item.vin);
    if (!endpoint || !lane || lane.items[0]?.id !== item.id) return;
    lane.items.shift();
    endpoint.size -= 1;
    lane.busy = false;
    if (lane.items.length === 0) endpoint.lanes.delete(lane.vin);
    else this.enrol(endpoint, lane);
    this.forgetIfIdle(endpoint);
  }

  /** Forgets the head and all that wait behind it. */
  dropLane({ endpointId, vin }: Pick<LaneItem, 'endpointId' | 'vin'>): void {
    const endpoint = this.endpoints.get(endpointId);
    const lane = endpoint?.lanes.get(vin);
    if (!endpoint || !lane) return;
    endpoint.size -= lane.items.length;
    endpoint.lanes.delete(vin);
    endpoint.ready.delete(lane);
    this.forgetIfIdle(endpoint);
  }

  /** Forgets all of an endpoint; calls under way keep their places until `sent`. */
  dropEndpoint(endpointId: string): void {
    const endpoint = this.endpoints.get(endpointId);
    for (const vin of [...(endpoint?.lanes.keys() ?? [])]) this.dropLane({ endpointId, vin });
  }

  /** Items of the endpoint, taken ones included. */
  sizeOf(endpointId: string): number {
    return this.endpoints.get(endpointId)?.size ?? 0;
  }

  /** Endpoints that have anything here. */
  endpointIds(): string[] {
    return [...this.endpoints.keys()];
  }

  /** Calls under way. */
  get underWay(): number {
    return this.sending;
  }

  private endpointOf(id: string): EndpointLanes<Item> {
    const known = this.endpoints.get(id);
    if (known) return known;
    const created: EndpointLanes<Item> = { id, lanes: new Map(), ready: new Set(), sending: 0, size: 0 };
    this.endpoints.set(id, created);
    return created;
  }

  private enrol(endpoint: EndpointLanes<Item>, lane: Lane<Item>): void {
    if (lane.busy) return;
    endpoint.ready.add(lane);
    this.enqueue(endpoint);
  }

  private enqueue(endpoint: EndpointLanes<Item>): void {
    if (endpoint.ready.size > 0 && endpoint.sending < this.limits.limitOf(endpoint.id)) this.turn.add(endpoint);
    else this.turn.delete(endpoint);
  }

  private forgetIfIdle(endpoint: EndpointLanes<Item>): void {
    if (endpoint.lanes.size > 0 || endpoint.sending > 0) return;
    this.turn.delete(endpoint);
    this.endpoints.delete(endpoint.id);
  }
}
