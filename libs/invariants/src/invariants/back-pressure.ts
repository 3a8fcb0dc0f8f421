import type { Entry, Limits } from '../history/entry';
import { type Finding, type Invariant, type Offender } from './invariant';

const BUSY = new Set([429, 503]);

/** I7: memory stays bounded, and who is not admitted is told when to come again. */
export class BackPressure implements Invariant {
  readonly id = 'I7';
  readonly title = 'back-pressure';
  readonly counts = 'memory samples and refusals';
  private checked = 0;
  private readonly worst = new Map<string, number>();
  private readonly offenders: Offender[] = [];

  take(entry: Entry, { memoryBytes }: Limits): void {
    if (entry.kind === 'refused' && entry.status >= 429) this.takeRefusal(entry.status, entry.retryAfter, entry.at);
    if (entry.kind !== 'memory' || memoryBytes === undefined) return;
    this.checked += 1;
    if (entry.bytes > memoryBytes) this.worst.set(entry.part, Math.max(entry.bytes, this.worst.get(entry.part) ?? 0));
  }

  finish({ memoryBytes }: Limits): Finding {
    const grown = [...this.worst].map(([subject, bytes]) => ({
      subject,
      says: `took ${bytes} bytes of memory; ${memoryBytes} at most`,
    }));
    return { checked: this.checked, offenders: [...this.offenders, ...grown] };
  }

  private takeRefusal(status: number, retryAfter: boolean, at: string): void {
    this.checked += 1;
    const offend = (says: string): void => void this.offenders.push({ subject: `refusal at ${at}`, says });
    if (!BUSY.has(status)) offend(`answered ${status}, neither 429 nor 503`);
    else if (!retryAfter) offend(`answered ${status} without Retry-After`);
  }
}
