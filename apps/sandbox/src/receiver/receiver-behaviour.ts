/** How the receiver answers callbacks to one path, or to all that have no behaviour of their own. */
export interface ReceiverBehaviour {
  readonly statusCode: number;
  readonly latencyMs: number;
  /** The next so many get 503, whatever `statusCode` says. */
  readonly failNext: number;
}

const initial: ReceiverBehaviour = { statusCode: 204, latencyMs: 0, failNext: 0 };
const FAILURE = 503;
const MOST_PATHS = 1_000;

/** Understands what the receiver should answer next. */
export class ReceiverBehaviours {
  private everywhere = initial;
  private readonly byPath = new Map<string, ReceiverBehaviour>();

  /** What is not named stays as it was; `path` undefined: every path without a behaviour of its own. */
  change(path: string | undefined, change: Partial<ReceiverBehaviour>): ReceiverBehaviour {
    const next = { ...this.of(path), ...change };
    this.put(path, next);
    return next;
  }

  of(path: string | undefined): ReceiverBehaviour {
    return (path === undefined ? undefined : this.byPath.get(path)) ?? this.everywhere;
  }

  /** The answer to a callback that has just come; counts `failNext` down. */
  next(path: string): Pick<ReceiverBehaviour, 'statusCode' | 'latencyMs'> {
    const behaviour = this.of(path);
    if (behaviour.failNext === 0) return behaviour;
    this.put(this.byPath.has(path) ? path : undefined, { ...behaviour, failNext: behaviour.failNext - 1 });
    return { ...behaviour, statusCode: FAILURE };
  }

  private put(path: string | undefined, behaviour: ReceiverBehaviour): void {
    if (path === undefined) this.everywhere = behaviour;
    else if (this.byPath.has(path) || this.byPath.size < MOST_PATHS) this.byPath.set(path, behaviour);
  }
}
