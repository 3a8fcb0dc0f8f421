import { createHash } from 'node:crypto';
import { endpoints } from '../../driver/stack';
import type { Callback } from '../../driver/importer';
import type { HistoryWriter } from '../history-writer';

type Received = Callback & { readonly number: number; readonly statusCode?: number };

/** Writes down every callback that the sandbox's receiver got, in the order in which they came. */
export class CallbackObserver {
  readonly completed = new Set<string>();
  lastNewsAtMs = Date.now();
  /** Number of the last callback seen; before the first, when this observer began. */
  private after: number | string = new Date().toISOString();

  constructor(private readonly history: HistoryWriter) {}

  async look(): Promise<void> {
    const response = await fetch(`${endpoints().sandbox}/callbacks?after=${this.after}`);
    for (const callback of (await response.json()) as Received[]) this.take(callback);
  }

  private take(callback: Received): void {
    const { number, headers, body, path, signatureValid, statusCode, receivedAt } = callback;
    this.after = number;
    this.lastNewsAtMs = Date.now();
    const { meldingId, understellsnummer: vin, sekvens, status } = body.data;
    if (body.type === 'preregistration.completed') this.completed.add(meldingId);
    this.history.write(
      {
        kind: 'callback',
        organisation: path.slice(path.lastIndexOf('/') + 1),
        endpoint: path,
        webhookId: headers['webhook-id'] ?? '',
        type: body.type,
        meldingId,
        vin,
        sekvens,
        status,
        signatureValid,
        digest: createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 16),
        ...(statusCode === undefined ? {} : { answered: statusCode }),
      },
      new Date(receivedAt),
    );
  }
}
