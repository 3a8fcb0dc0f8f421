import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Understands when each request's callback came, and how often. */
export class CallbackReceiver {
  private readonly arrivals = new Map<string, { readonly atMs: number; count: number }>();
  private readonly server: Server;
  private waiting: { readonly count: number; readonly resolve: () => void } | undefined;

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.note(Buffer.concat(chunks).toString('utf8'));
        response.writeHead(204).end();
      });
    });
    this.server.keepAliveTimeout = 60_000;
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/callbacks`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  reset(): void {
    this.arrivals.clear();
  }

  get distinct(): number {
    return this.arrivals.size;
  }

  get duplicates(): number {
    return [...this.arrivals.values()].filter(({ count }) => count > 1).length;
  }

  arrivalOf(meldingId: string): number | undefined {
    return this.arrivals.get(meldingId)?.atMs;
  }

  /** Resolves true once callbacks of `count` different requests came; false when the deadline passes first. */
  async waitFor(count: number, deadlineMs: number): Promise<boolean> {
    if (this.distinct >= count) return true;
    let timer: NodeJS.Timeout | undefined;
    const came = new Promise<boolean>((resolve) => {
      this.waiting = { count, resolve: () => resolve(true) };
      timer = setTimeout(() => resolve(false), deadlineMs);
    });
    const result = await came;
    clearTimeout(timer);
    this.waiting = undefined;
    return result;
  }

  private note(body: string): void {
    const { data } = JSON.parse(body) as { data: { meldingId: string } };
    const known = this.arrivals.get(data.meldingId);
    if (known) known.count += 1;
    else this.arrivals.set(data.meldingId, { atMs: performance.now(), count: 1 });
    if (this.waiting && this.distinct >= this.waiting.count) this.waiting.resolve();
  }
}
