import { Client } from 'pg';
import type { Logger } from '@kjoreklar/service-kit';
import { type ConnectionSettings, sessionOptions } from './connection-options';

export interface ListenerOptions extends ConnectionSettings {
  readonly channel: string;
  readonly logger: Logger;
  /** Called with the payload of every notification, and with undefined when the connection comes or goes: some may have been missed. */
  readonly onSignal: (payload: string | undefined) => void;
}

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 2_000;

/** Keeps one connection that listens on a channel, and gets a new one whenever it is lost. */
export class Listener {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private delayMs = FIRST_DELAY_MS;
  private closed = false;
  private connected = false;

  constructor(private readonly options: ListenerOptions) {}

  get isConnected(): boolean {
    return this.connected;
  }

  async open(): Promise<void> {
    const client = new Client(sessionOptions(this.options));
    this.client = client;
    client.on('notification', ({ payload }) => this.options.onSignal(payload ?? ''));
    client.on('error', () => undefined);
    client.once('end', () => this.onEnd(client));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.options.channel)}`);
    } catch (error) {
      this.options.logger.debug({ err: error }, 'cannot listen');
      client.end().catch(() => undefined);
      this.onEnd(client);
      return;
    }
    this.delayMs = FIRST_DELAY_MS;
    this.connected = true;
    this.options.onSignal(undefined);
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private onEnd(client: Client): void {
    if (this.closed || this.client !== client) return;
    this.client = undefined;
    if (this.connected) this.options.logger.warn('the connection that listens was lost; opening a new one');
    this.connected = false;
    this.timer = setTimeout(() => void this.open(), this.delayMs);
    this.delayMs = Math.min(this.delayMs * 2, LONGEST_DELAY_MS);
    this.options.onSignal(undefined);
  }
}
