import type { Callback } from './importer.ts';

/** Reads what the sandbox's receiver got, each callback once, in the order it came. */
export class CallbackFeed {
  private readonly url: string;
  private readonly path: string | undefined;
  private after: string;
  private lastReceivedAt: string;

  /** Only what comes after `since` is read, and only from `path` where one is given: an importer may have other receivers. */
  constructor(sandbox: string, since: Date, path?: string) {
    this.path = path;
    this.url = `${sandbox}/callbacks`;
    this.lastReceivedAt = since.toISOString();
    this.after = this.lastReceivedAt;
  }

  /** Throws while the sandbox does not answer. */
  async next(): Promise<Callback[]> {
    try {
      const callbacks = await this.read();
      const last = callbacks.at(-1);
      if (last) {
        this.after = String(last.number);
        this.lastReceivedAt = last.receivedAt;
      }
      return callbacks.filter(({ path }) => this.path === undefined || path === this.path);
    } catch (error) {
      // A sandbox that is started again numbers from one.
      this.after = this.lastReceivedAt;
      throw error;
    }
  }

  private async read(): Promise<Callback[]> {
    const response = await fetch(`${this.url}?after=${encodeURIComponent(this.after)}`);
    if (!response.ok) throw new Error(`the sandbox answers ${response.status}`);
    return (await response.json()) as Callback[];
  }
}
