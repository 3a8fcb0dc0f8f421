import { setTimeout as delay } from 'node:timers/promises';
import type { CallbackFeed } from './callback-feed.ts';
import type { Callback, Importer } from './importer.ts';
import type { Planned } from './vehicles.ts';

export interface Arrival {
  readonly vehicle: Planned;
  readonly meldingId: string;
  readonly status: string;
  /** From the 202 to the callback. */
  readonly elapsedMs: number;
  readonly signatureValid: boolean;
  readonly feil: readonly string[];
}

export interface DemonstrationReport {
  accepted(vehicle: Planned, meldingId: string): void;
  refused(vehicle: Planned, reason: string): void;
  arrived(arrival: Arrival): void;
  missing(vehicle: Planned, meldingId: string): void;
}

export interface DemonstrationResult {
  readonly accepted: number;
  readonly completed: number;
  readonly failed: number;
}

const POLL_INTERVAL_MS = 100;

interface Accepted {
  readonly vehicle: Planned;
  readonly acceptedAt: number;
}

const toArrival = (meldingId: string, { vehicle, acceptedAt }: Accepted, callback: Callback): Arrival => ({
  vehicle,
  meldingId,
  status: callback.body.data?.status ?? 'UNKNOWN',
  elapsedMs: Math.max(0, Date.parse(callback.receivedAt) - acceptedAt),
  signatureValid: callback.signatureValid === true,
  feil: (callback.body.data?.feil ?? []).map(({ kode }) => kode),
});

const submitAll = async (
  importer: Importer,
  vehicles: readonly Planned[],
  report: DemonstrationReport,
): Promise<Map<string, Accepted>> => {
  const waiting = new Map<string, Accepted>();
  for (const vehicle of vehicles) {
    try {
      const meldingId = await importer.submit(vehicle.order);
      waiting.set(meldingId, { vehicle, acceptedAt: Date.now() });
      report.accepted(vehicle, meldingId);
    } catch (error) {
      report.refused(vehicle, error instanceof Error ? error.message : String(error));
    }
  }
  return waiting;
};

const takeArrivals = (callbacks: readonly Callback[], waiting: Map<string, Accepted>): Arrival[] =>
  callbacks.flatMap((callback) => {
    const meldingId = callback.body.data?.meldingId ?? '';
    const accepted = waiting.get(meldingId);
    if (!accepted || callback.body.type !== 'preregistration.completed') return [];
    waiting.delete(meldingId);
    return [toArrival(meldingId, accepted, callback)];
  });

/** Sends the vehicles and tells of each callback as it comes, until all have come or the time is out. */
export const demonstrate = async (
  { importer, feed }: { readonly importer: Importer; readonly feed: CallbackFeed },
  vehicles: readonly Planned[],
  report: DemonstrationReport,
  timeoutMs: number,
): Promise<DemonstrationResult> => {
  const waiting = await submitAll(importer, vehicles, report);
  const accepted = waiting.size;
  const deadline = Date.now() + timeoutMs;
  let completed = 0;
  while (waiting.size > 0 && Date.now() < deadline) {
    const callbacks = await feed.next().catch(() => []);
    for (const arrival of takeArrivals(callbacks, waiting)) {
      report.arrived(arrival);
      completed += arrival.signatureValid ? 1 : 0;
    }
    await delay(POLL_INTERVAL_MS);
  }
  for (const [meldingId, { vehicle }] of waiting) report.missing(vehicle, meldingId);
  return { accepted, completed, failed: vehicles.length - completed };
};
