import type { Entry, EntryOf, Limits } from '../history/entry';
import { type Finding, type Invariant, msOf, type Offender } from './invariant';

interface Group {
  /** Since when it has lag; absent while it has none. */
  behindSinceMs?: number;
  /** The longest it had lag at a time since the last fault ended, until it had none; the last fault's end begins the first. */
  longestMs: number;
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
    const groups = [...this.groups].flatMap(([group, { behindSinceMs, longestMs }]): Offender[] => {
      if (behindSinceMs !== undefined)
        return [{ subject: group, says: `lag for ${this.lastAtMs - behindSinceMs} ms, and to the end` }];
      return longestMs > (settleMs ?? Infinity)
        ? [{ subject: group, says: `lag for ${longestMs} ms; ${settleMs} at most` }]
        : [];
    });
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

  /** From here on each group counts as behind until it is seen not to be. */
  private forgetRest(): void {
    this.quietAtMs = undefined;
    for (const group of this.groups.values()) Object.assign(group, { behindSinceMs: this.healedAtMs, longestMs: 0 });
  }

  /** What was set aside may make lag again when it is tried again: it must go as soon as the first. */
  private takeLag({ group: name, lag, at }: EntryOf<'lag'>): void {
    const group = this.groups.get(name) ?? { behindSinceMs: this.healedAtMs, longestMs: 0 };
    this.groups.set(name, group);
    if (lag > 0) group.behindSinceMs ??= msOf(at);
    else if (group.behindSinceMs !== undefined) {
      group.longestMs = Math.max(group.longestMs, msOf(at) - group.behindSinceMs);
      group.behindSinceMs = undefined;
    }
  }
}
