import type { Entry, EntryOf, Limits } from '../history/entry';
import { type Finding, type Invariant, type Offender } from './invariant';

/** I8: a process told to stop by SIGTERM exits 0 in time; what it may lose is judged by I1. */
export class OrderlyShutdown implements Invariant {
  readonly id = 'I8';
  readonly title = 'shutdown';
  readonly counts = 'processes told to stop';
  private checked = 0;
  private readonly offenders: Offender[] = [];

  take(entry: Entry, limits: Limits): void {
    if (entry.kind === 'exit' && entry.asked === 'SIGTERM') this.takeExit(entry, limits);
  }

  finish(): Finding {
    return { checked: this.checked, offenders: this.offenders };
  }

  private takeExit({ part, code, signal, tookMs, at }: EntryOf<'exit'>, { shutdownMs }: Limits): void {
    this.checked += 1;
    const subject = `${part} at ${at}`;
    if (code !== 0) this.offenders.push({ subject, says: `ended by ${signal ?? `exit code ${code}`}` });
    if (shutdownMs !== undefined && tookMs !== undefined && tookMs > shutdownMs)
      this.offenders.push({ subject, says: `took ${tookMs} ms to end; ${shutdownMs} at most` });
  }
}
