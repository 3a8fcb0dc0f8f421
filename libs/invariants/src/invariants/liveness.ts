import type { Entry, EntryOf, Limits } from '../history/entry';
import { type Finding, type Invariant, msOf, type Offender } from './invariant';

interface Group {
  lag: number;
  /** When it had no lag for the first time since the last fault ended; absent while it has some. */
  clearAtMs?: number;
}

/** I9: after the faults are healed the lag returns to zero by itself, in time. */
export class Liveness implements Invariant {
  readonly id = 'I9';
  readonly title = 'liveness';
  readonly counts = 'groups after the last fault, and the rest that followed';
  private readonly faults = new Set<string>();
  private readonly unready = new Set<string>();
  private readonly groups = new Map<string, Group>();
  private healedAtMs: number | undefined;
  private quietAtMs: number | undefined;
  private lastAtMs = 0;
  private replaying = false;

  take(entry: Entry): void {
    this.lastAtMs = Math.max(this.lastAtMs, msOf(entry.at));
    if (entry.kind === 'fault') this.beginFault(entry.fault);
    else if (entry.kind === 'healed') this.heal(entry);
    else this.takeSign(entry);
  }

  finish({ settleMs, restMs }: Limits): Finding {
    const healedAtMs = this.healedAtMs;
    if (healedAtMs === undefined) return { checked: this.faults.size, offenders: this.unhealed() };
    const judge = (subject: string, what: string, atMs: number | undefined, limitMs = Infinity): Offender[] => {
      const tookMs = (atMs ?? this.lastAtMs) - healedAtMs;
      if (atMs === undefined) return [{ subject, says: `${what} not reached ${tookMs} ms after the last fault` }];
      return tookMs > limitMs ? [{ subject, says: `${what} reached after ${tookMs} ms; ${limitMs} at most` }] : [];
    };
    const groups = [...this.groups].flatMap(([group, { clearAtMs }]) => judge(group, 'no lag', clearAtMs, settleMs));
    return {
      checked: this.groups.size + 1,
      offenders: [
        ...this.unhealed(),
        ...this.neverReady(),
        ...groups,
        ...judge('system', 'rest', this.quietAtMs, restMs),
      ],
    };
  }

  private takeSign(entry: Entry): void {
    if (entry.kind === 'readiness') this.takeReadiness(entry);
    else if (entry.kind === 'quiet') this.quietAtMs ??= msOf(entry.at);
    else if (entry.kind === 'replay') this.replaying = entry.phase === 'begun';
    else if (entry.kind === 'lag' && !this.replaying) this.takeLag(entry);
  }

  private unhealed(): Offender[] {
    return [...this.faults].map((fault) => ({ subject: fault, says: 'never healed' }));
  }

  private neverReady(): Offender[] {
    return [...this.unready].map((part) => ({ subject: part, says: 'not ready in the end' }));
  }

  private takeReadiness({ part, ready }: EntryOf<'readiness'>): void {
    if (ready) this.unready.delete(part);
    else this.unready.add(part);
  }

  private beginFault(fault: string): void {
    this.faults.add(fault);
    this.healedAtMs = undefined;
    this.forgetRest();
  }

  private heal({ fault, at }: EntryOf<'healed'>): void {
    this.faults.delete(fault);
    if (this.faults.size > 0) return;
    this.healedAtMs = msOf(at);
    this.forgetRest();
  }

  private forgetRest(): void {
    this.quietAtMs = undefined;
    for (const group of this.groups.values()) group.clearAtMs = undefined;
  }

  private takeLag({ group: name, lag, at }: EntryOf<'lag'>): void {
    const group = this.groups.get(name) ?? { lag };
    this.groups.set(name, group);
    group.lag = lag;
    group.clearAtMs = lag === 0 ? (group.clearAtMs ?? msOf(at)) : undefined;
  }
}
