import type { HistoryWriter } from '../history-writer';
import type { Link, Service } from '../plan/fault-plan';
import { EucarisProxy } from './eucaris-proxy';
import { type LinkState, TcpProxy } from './tcp-proxy';

/** Ports of the stack, from its base; the proxies lie above them. */
const offsets = {
  sandbox: 9,
  kafka: 20,
  postgres: 30,
  kafkaProxy: 40,
  postgresProxy: 41,
  eucarisProxy: 42,
  receiverProxy: 43,
  eucarisTap: 44,
};

/** The proxies of a run, and which ports lead through them for whom. */
export class Proxies {
  readonly eucaris: EucarisProxy;
  private readonly links: Readonly<Record<Link, TcpProxy>>;
  private readonly portBase: number;

  constructor(portBase: number, history: HistoryWriter) {
    this.portBase = portBase;
    this.eucaris = new EucarisProxy(this.at('eucarisTap'), `http://127.0.0.1:${this.at('sandbox')}`, history);
    this.links = {
      kafka: new TcpProxy(this.at('kafkaProxy'), this.at('kafka')),
      postgres: new TcpProxy(this.at('postgresProxy'), this.at('postgres')),
      eucaris: new TcpProxy(this.at('eucarisProxy'), this.at('eucarisTap')),
      receiver: new TcpProxy(this.at('receiverProxy'), this.at('sandbox')),
    };
  }

  /** `all` and by service: port of the stack → port of a proxy. */
  get ports(): Readonly<Partial<Record<Service | 'all', Readonly<Record<number, number>>>>> {
    return {
      all: { [this.at('kafka')]: this.at('kafkaProxy'), [this.at('postgres')]: this.at('postgresProxy') },
      'eucaris-lookup': { [this.at('sandbox')]: this.at('eucarisProxy') },
      'webhook-notifier': { [this.at('sandbox')]: this.at('receiverProxy') },
    };
  }

  async listen(): Promise<void> {
    await Promise.all([this.eucaris, ...Object.values(this.links)].map((proxy) => proxy.listen()));
  }

  set(link: Link, change: Partial<LinkState>): void {
    this.links[link].set(change);
  }

  close(): void {
    for (const proxy of [this.eucaris, ...Object.values(this.links)]) proxy.close();
  }

  private at(name: keyof typeof offsets): number {
    return this.portBase + offsets[name];
  }
}
