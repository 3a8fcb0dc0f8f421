import type { EndpointSecrets } from '../store/endpoint-secrets';
import { WebhookSigner } from '../signing/webhook-signer';

/** Where to call, and how to sign. */
export interface KnownTarget {
  readonly url: URL;
  readonly signer: WebhookSigner;
}

interface Entry {
  readonly revision: number;
  /** Undefined for an endpoint that is not active. */
  readonly target: KnownTarget | undefined;
}

/** Remembers endpoints, so that a delivery does not read the database; asks again when a delivery knows of a later revision. */
export class EndpointDirectory {
  private readonly entries = new Map<string, Entry>();
  private readonly asking = new Map<string, Promise<Entry>>();

  constructor(private readonly secrets: Pick<EndpointSecrets, 'find'>) {}

  /** Undefined when the endpoint is no longer active. */
  find(endpointId: string, revision: number): KnownTarget | undefined | Promise<KnownTarget | undefined> {
    const known = this.entries.get(endpointId);
    if (known && known.revision >= revision) return known.target;
    return this.ask(endpointId, revision).then(({ target }) => target);
  }

  forget(endpointId: string): void {
    this.entries.delete(endpointId);
  }

  private ask(endpointId: string, revision: number): Promise<Entry> {
    const underWay = this.asking.get(endpointId);
    if (underWay) return underWay;
    const answer = this.load(endpointId, revision).finally(() => this.asking.delete(endpointId));
    this.asking.set(endpointId, answer);
    return answer;
  }

  private async load(endpointId: string, revision: number): Promise<Entry> {
    const found = await this.secrets.find(endpointId);
    const entry: Entry = found
      ? { revision: found.revision, target: { url: new URL(found.url), signer: new WebhookSigner(found.keys) } }
      : { revision, target: undefined };
    this.entries.set(endpointId, entry);
    return entry;
  }
}
