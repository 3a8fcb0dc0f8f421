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
  private readonly groups = new Map<string, Group>();
  private healedAtMs: number | undefined;
  private quietAtMs: number | undefined;
  private lastAtMs = 0;

  take(entry: Entry): void {
    this.lastAtMs = Math.max(this.lastAtMs, msOf(entry.at));
    if (entry.kind === 'fault') this.beginFault(entry.fault);
    else if (entry.kind === 'healed') this.heal(entry);
    else if (entry.kind === 'quiet') this.quietAtMs ??= msOf(entry.at);
    else if (entry.kind === 'lag') this.takeLag(entry);
  }

  finish({ settleMs }: Limits): Finding {
    const healedAtMs = this.healedAtMs;
    if (healedAtMs === undefined || settleMs === undefined)
      return { checked: this.faults.size, offenders: this.unhealed() };
    const late = (subject: string, atMs: number | undefined, what: string): Offender[] => {
      if (atMs === undefined)
        return [{ subject, says: `${what} not reached ${this.lastAtMs - healedAtMs} ms after the last fault` }];
      const tookMs = atMs - healedAtMs;
      return tookMs > settleMs ? [{ subject, says: `${what} reached after ${tookMs} ms; ${settleMs} at most` }] : [];
    };
    const groups = [...this.groups].flatMap(([group, { clearAtMs }]) => late(group, clearAtMs, 'no lag'));
    return {
      checked: this.groups.size + 1,
      offenders: [...this.unhealed(), ...groups, ...late('system', this.quietAtMs, 'rest')],
    };
  }

  private unhealed(): Offender[] {
    return [...this.faults].map((fault) => ({ subject: fault, says: 'never healed' }));
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
