import { setTimeout as delay } from 'node:timers/promises';
import { serviceAddresses } from '../../driver/stack';
import type { HistoryWriter } from '../history-writer';

const DEADLINE_MS = 1_000;
const CHECK_MS = 250;
const LAST_DEADLINE_MS = 60_000;

const isReady = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(DEADLINE_MS) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
};

/** Writes down when each service becomes ready and unready. */
export class ReadinessObserver {
  private readonly known = new Map<string, boolean>();

  constructor(private readonly history: HistoryWriter) {}

  async look(): Promise<void> {
    await Promise.all(Object.entries(serviceAddresses()).map(async ([part, url]) => url && this.ask(part, url)));
  }

  /** Resolves once all are ready, or when they have had time enough for it. */
  async untilAllReady(): Promise<void> {
    const deadline = Date.now() + LAST_DEADLINE_MS;
    do {
      await this.look();
      if ([...this.known.values()].every(Boolean)) return;
      await delay(CHECK_MS);
    } while (Date.now() < deadline);
  }

  private async ask(part: string, url: string): Promise<void> {
    const ready = await isReady(url);
    if (this.known.get(part) === ready) return;
    this.known.set(part, ready);
    this.history.write({ kind: 'readiness', part, ready });
  }
}
