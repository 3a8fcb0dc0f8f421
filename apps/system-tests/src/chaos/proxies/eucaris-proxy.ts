import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { HistoryWriter } from '../history-writer';

/** How an answer is spoiled on its way. */
export type Lie = 'none' | 'otherVehicle' | 'truncated' | 'rubbish';

const lies: readonly Lie[] = ['otherVehicle', 'truncated', 'rubbish'];
const DECIDES = new Set(['FOUND', 'NOT_FOUND']);

const decides = (text: string): boolean => {
  try {
    return DECIDES.has((JSON.parse(text) as { status?: string }).status ?? '');
  } catch {
    return false;
  }
};

/** Between eucaris-lookup and the sandbox: writes down who asked what, and can lie. */
export class EucarisProxy {
  private lying = false;
  private asked = 0;
  private readonly server: Server;

  constructor(
    private readonly port: number,
    private readonly target: string,
    private readonly history: HistoryWriter,
  ) {
    this.server = createServer((request, response) => {
      this.pass(request, response).catch(() => response.destroy());
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
  }

  lie(lying: boolean): void {
    this.lying = lying;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async pass({ url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, vin = ''] = /\/ecoc\/([^/?]+)/.exec(url) ?? [];
    const lie = this.nextLie();
    const path = lie === 'otherVehicle' ? url.replace(vin, 'KXL00000000000000') : url;
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const answer = await fetch(`${this.target}${path}`, { signal: gone.signal });
    const text = await answer.text();
    this.note(vin, lie, answer.ok && decides(text));
    this.reply(response, answer.status, this.spoil(text, lie), lie);
  }

  private note(vin: string, lie: Lie, decided: boolean): void {
    if (lie === 'none') this.history.write({ kind: 'call', vin, answered: decided });
    else this.history.write({ kind: 'call', vin, answered: false, note: `lie: ${lie}` });
  }

  private nextLie(): Lie {
    if (!this.lying) return 'none';
    this.asked += 1;
    return lies[this.asked % lies.length] ?? 'none';
  }

  private spoil(text: string, lie: Lie): string {
    if (lie === 'rubbish') return '{"status":"PERHAPS"}';
    return lie === 'truncated' ? text.slice(0, text.length / 2) : text;
  }

  private reply(response: ServerResponse, status: number, text: string, lie: Lie): void {
    const length = Buffer.byteLength(text) + (lie === 'truncated' ? 1 : 0);
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': length });
    response.end(text);
    if (lie === 'truncated') response.once('finish', () => response.destroy());
  }
}
