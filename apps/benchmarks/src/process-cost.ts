import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

interface ProcessStat {
  readonly parent: number;
  readonly ownSeconds: number;
  /** Of children that ended and were waited for. */
  readonly reapedSeconds: number;
}

const readStat = (pid: number): ProcessStat | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (index: number): number => Number(fields[index]);
    return {
      parent: at(1),
      ownSeconds: (at(11) + at(12)) / TICKS_PER_SECOND,
      reapedSeconds: (at(13) + at(14)) / TICKS_PER_SECOND,
    };
  } catch {
    return undefined;
  }
};

const allPids = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** `pid` and all its living descendants. */
export const familyOf = (pid: number): number[] => {
  const children = new Map<number, number[]>();
  for (const candidate of allPids()) {
    const parent = readStat(candidate)?.parent;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), candidate]);
  }
  const family = [pid];
  for (let index = 0; index < family.length; index += 1) family.push(...(children.get(family[index] as number) ?? []));
  return family;
};

/** CPU seconds (user and system) that `pid` and its descendants have used since they started, ended ones included. */
export const cpuSecondsOf = (pid: number): number =>
  familyOf(pid).reduce((total, member) => {
    const stat = readStat(member);
    return total + (stat ? stat.ownSeconds + stat.reapedSeconds : 0);
  }, 0);

/** Proportional set size in MiB: memory shared between processes is counted once. */
export const memoryMibOf = (pid: number): number =>
  familyOf(pid).reduce((total, member) => {
    try {
      const rollup = readFileSync(`/proc/${member}/smaps_rollup`, 'utf8');
      return total + Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024;
    } catch {
      return total;
    }
  }, 0);

export type Parts = Readonly<Record<string, readonly number[]>>;

export interface PartCost {
  readonly cpuSeconds: number;
}

/** Watches what the parts of a stack cost between `start` and `stop`. */
export class CostMeter {
  private readonly before: Record<string, number>;
  private peakMib = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly parts: Parts) {
    this.before = this.cpuByPart();
    this.timer = setInterval(() => this.sampleMemory(), 1_000);
    this.sampleMemory();
  }

  stop(): { readonly cpuSeconds: Readonly<Record<string, number>>; readonly peakMib: number } {
    clearInterval(this.timer);
    this.sampleMemory();
    const after = this.cpuByPart();
    const cpuSeconds = Object.fromEntries(
      Object.entries(after).map(([part, seconds]) => [part, seconds - (this.before[part] ?? 0)]),
    );
    return { cpuSeconds, peakMib: this.peakMib };
  }

  private cpuByPart(): Record<string, number> {
    return Object.fromEntries(
      Object.entries(this.parts).map(([part, pids]) => [part, pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0)]),
    );
  }

  private sampleMemory(): void {
    const total = Object.values(this.parts)
      .flat()
      .reduce((sum, pid) => sum + memoryMibOf(pid), 0);
    this.peakMib = Math.max(this.peakMib, total);
  }
}
