import { randomBytes } from 'node:crypto';
import { Pool } from 'undici';
import { quantiles, type Quantiles } from '../statistics';
import type { CallbackReceiver } from './callback-receiver';

export interface Target {
  readonly url: string;
  readonly path: string;
  readonly token: () => Promise<string>;
}

export interface LoadResult {
  readonly sent: number;
  readonly completed: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly perSecond: number;
  readonly acceptMs: Quantiles;
  readonly callbackMs: Quantiles;
}

interface Accepted {
  readonly meldingId: string;
  readonly atMs: number;
}

/** Fresh VINs, all of them well-formed, none of them special to the sandbox. */
const vinSeries = (): (() => string) => {
  const run = randomBytes(3).toString('hex').toUpperCase();
  let next = 0;
  return () => `BNC${run}${String((next += 1)).padStart(8, '0')}`;
};

/** Sends one kind of load and waits for every callback. */
export class Load {
  private readonly accepted: Accepted[] = [];
  private readonly acceptMs: number[] = [];
  private refused = 0;
  private readonly nextVin = vinSeries();

  constructor(
    private readonly target: Target,
    private readonly receiver: CallbackReceiver,
  ) {}

  /** `connections` clients, each sending its next request when the last was answered. */
  async closedLoop(count: number, connections: number): Promise<LoadResult> {
    const pool = new Pool(this.target.url, { connections, pipelining: 1 });
    const startedMs = performance.now();
    await this.sendAll(pool, count, connections);
    return this.finish(pool, startedMs);
  }

  /** Sends as `closedLoop` does, and waits for no callback; how many were accepted. */
  async flood(count: number, connections: number): Promise<number> {
    const pool = new Pool(this.target.url, { connections, pipelining: 1 });
    await this.sendAll(pool, count, connections);
    await pool.close();
    return this.accepted.length;
  }

  /** One request by itself: milliseconds from its 202 to its callback; undefined when none came in time. */
  async one(deadlineMs: number): Promise<number | undefined> {
    const pool = new Pool(this.target.url, { connections: 1 });
    await this.post(pool, await this.target.token());
    await pool.close();
    const sent = this.accepted.at(-1);
    if (!sent) return undefined;
    while (performance.now() < sent.atMs + deadlineMs) {
      const arrivedMs = this.receiver.arrivalOf(sent.meldingId);
      if (arrivedMs !== undefined) return Math.max(0, arrivedMs - sent.atMs);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return undefined;
  }

  /** `perSecond` requests a second for `seconds`, whatever the answers. */
  async fixedRate(perSecond: number, seconds: number): Promise<LoadResult> {
    const pool = new Pool(this.target.url, { connections: 32, pipelining: 1 });
    const token = await this.target.token();
    const startedMs = performance.now();
    const pending: Promise<void>[] = [];
    for (let index = 0; index < perSecond * seconds; index += 1) {
      const dueMs = startedMs + (index * 1000) / perSecond;
      const waitMs = dueMs - performance.now();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      pending.push(this.post(pool, token));
    }
    await Promise.all(pending);
    return this.finish(pool, startedMs);
  }

  private async sendAll(pool: Pool, count: number, connections: number): Promise<void> {
    const token = await this.target.token();
    let left = count;
    const client = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await this.post(pool, token);
      }
    };
    await Promise.all(Array.from({ length: connections }, client));
  }

  private async post(pool: Pool, token: string): Promise<void> {
    const sentMs = performance.now();
    const response = await pool.request({
      method: 'POST',
      path: this.target.path,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ understellsnummer: this.nextVin(), avgiftsgruppeKode: '101' }),
    });
    const body = (await response.body.json()) as { meldingId?: string };
    const atMs = performance.now();
    if (response.statusCode !== 202 || !body.meldingId) {
      this.refused += 1;
      return;
    }
    this.acceptMs.push(atMs - sentMs);
    this.accepted.push({ meldingId: body.meldingId, atMs });
  }

  private async finish(pool: Pool, startedMs: number): Promise<LoadResult> {
    await this.receiver.waitFor(this.accepted.length, 60_000);
    await pool.close();
    const arrivals = this.accepted.flatMap(({ meldingId, atMs }) => {
      const arrivedMs = this.receiver.arrivalOf(meldingId);
      return arrivedMs === undefined ? [] : [{ arrivedMs, latencyMs: Math.max(0, arrivedMs - atMs) }];
    });
    const lastMs = arrivals.reduce((latest, { arrivedMs }) => Math.max(latest, arrivedMs), startedMs);
    return {
      sent: this.accepted.length + this.refused,
      completed: arrivals.length,
      duplicates: this.receiver.duplicates,
      refused: this.refused,
      perSecond: arrivals.length / ((lastMs - startedMs) / 1000),
      acceptMs: quantiles(this.acceptMs),
      callbackMs: quantiles(arrivals.map(({ latencyMs }) => latencyMs)),
    };
  }
}
