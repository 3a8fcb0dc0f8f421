import { circuitBreaker, type CircuitBreakerPolicy, CircuitState, handleWhen, type IBreaker } from 'cockatiel';
import { DependencyAwayError, failedDependency } from './dependency-failure';

export interface CircuitBreakerOptions {
  /** What is protected; errors name it as their `dependency`. */
  readonly dependency: string;
  /** When failures are too many. */
  readonly breaker: IBreaker;
  /** Waits in milliseconds from each opening to the next probe; the last one repeats. */
  readonly probeAfterMs: readonly number[];
}

/** Another call is the probe: look again so soon. */
const WHILE_PROBING_MS = 100;
/** Nobody has had anything to ask for so long since a probe might go: what is told of the dependency is old. */
const FORGOTTEN_AFTER_MS = 10_000;

/** When to probe is told by the monotonic clock here; cockatiel would ask the wall clock, which may be set back. */
const atOnce = { duration: Number.NEGATIVE_INFINITY, next: () => atOnce };

/**
 * Stands between the consumers and something that they cannot work without. Open, nothing is asked of it; then one call is let through as a
 * probe, and what becomes of that decides. Errors of other dependencies, and answers that only one message gets, do not count.
 */
export class CircuitBreaker {
  readonly dependency: string;
  private readonly policy: CircuitBreakerPolicy;
  private openedAtMs = 0;
  private openForMs = 0;
  private failedProbes = 0;
  private reason: unknown;
  private readonly listeners = new Set<(isOpen: boolean) => void>();

  constructor(private readonly options: CircuitBreakerOptions) {
    this.dependency = options.dependency;
    this.policy = circuitBreaker(
      handleWhen((error) => failedDependency(error) === options.dependency),
      { breaker: options.breaker, halfOpenAfter: atOnce },
    );
    this.policy.onBreak((failure) => this.open('error' in failure ? failure.error : undefined));
    this.policy.onReset(() => this.close());
  }

  /** True from the first opening until a probe has succeeded. */
  get isOpen(): boolean {
    return this.policy.state !== CircuitState.Closed;
  }

  /** Milliseconds before a call may go through; 0 when one may now. */
  get waitMs(): number {
    if (this.policy.state === CircuitState.HalfOpen) return WHILE_PROBING_MS;
    if (this.policy.state !== CircuitState.Open) return 0;
    return Math.max(0, this.openedAtMs + this.openForMs - performance.now());
  }

  /** Why nothing is asked; undefined when something is, or when nobody has asked for so long that it may be back. */
  unreadyReason(): string | undefined {
    if (!this.isOpen || this.isForgotten) return undefined;
    const why = this.reason instanceof Error ? this.reason.message : 'it failed too often';
    return `${this.dependency} is away (${why}); next try in ${Math.ceil(this.waitMs / 1_000)} s`;
  }

  /** Calls back with each change, true for open; answers how to stop. */
  onChange(listener: (isOpen: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Runs `work` and counts how it ended; throws DependencyAwayError while nothing may be asked. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    const { waitMs } = this;
    if (waitMs > 0) throw new DependencyAwayError(this.dependency, waitMs);
    return this.policy.execute(work);
  }

  private get isForgotten(): boolean {
    const forMs = performance.now() - this.openedAtMs - this.openForMs;
    return this.policy.state === CircuitState.Open && forMs > FORGOTTEN_AFTER_MS;
  }

  private open(reason: unknown): void {
    this.failedProbes += 1;
    this.openedAtMs = performance.now();
    const { probeAfterMs } = this.options;
    this.openForMs = probeAfterMs[Math.min(this.failedProbes, probeAfterMs.length) - 1] ?? 0;
    this.reason = reason;
    for (const tell of this.listeners) tell(true);
  }

  private close(): void {
    this.failedProbes = 0;
    this.reason = undefined;
    for (const tell of this.listeners) tell(false);
  }
}
