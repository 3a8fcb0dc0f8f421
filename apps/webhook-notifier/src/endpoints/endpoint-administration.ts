import type { Ids } from '@kjoreklar/service-kit';
import type { TargetInspector } from '../clients/target-inspector';
import {
  type Endpoint,
  type EndpointChange,
  MAX_ENDPOINTS_PER_ORGANISATION,
  type NewEndpoint,
} from '../domain/endpoint';
import { newKeyPair, newSecret, showSecret } from '../signing/webhook-secret';
import type { EndpointStore } from '../store/endpoint.store';
import { EndpointNotFoundError, TargetNotAllowedError } from './endpoint-errors';

export type EndpointRequest = Pick<NewEndpoint, 'organisation' | 'url' | 'description' | 'events' | 'signing'>;

/** Told when nothing more may go to an endpoint. */
export interface EndpointListener {
  forgetEndpoint(endpointId: string): void;
}

export interface EndpointAdministrationOptions {
  readonly store: EndpointStore;
  readonly inspector: TargetInspector;
  readonly listener: EndpointListener;
  readonly ids: Ids;
}

/** Understands how an organisation arranges where it wants to be told. */
export class EndpointAdministration {
  constructor(private readonly options: EndpointAdministrationOptions) {}

  /** `secret` is shown this once. @throws TargetNotAllowedError, TooManyEndpointsError */
  async register(request: EndpointRequest): Promise<{ endpoint: Endpoint; secret: string }> {
    await this.inspect(request.url);
    const secret = newSecret();
    const keyPair = request.signing.includes('v1a') ? newKeyPair() : undefined;
    const id = this.options.ids.next();
    const endpoint = await this.options.store.add({ ...request, id, secret, keyPair }, MAX_ENDPOINTS_PER_ORGANISATION);
    return { endpoint, secret: showSecret(secret) };
  }

  /** @throws EndpointNotFoundError, TargetNotAllowedError */
  async change(id: string, organisation: string, change: EndpointChange): Promise<Endpoint> {
    if (change.url !== undefined) await this.inspect(change.url);
    const endpoint = await this.options.store.change(id, organisation, change);
    if (!endpoint) throw new EndpointNotFoundError(id);
    if (endpoint.status === 'DISABLED') this.options.listener.forgetEndpoint(id);
    return endpoint;
  }

  /** @throws EndpointNotFoundError */
  async remove(id: string, organisation: string): Promise<void> {
    if (!(await this.options.store.remove(id, organisation))) throw new EndpointNotFoundError(id);
    this.options.listener.forgetEndpoint(id);
  }

  private async inspect(url: string): Promise<void> {
    const fault = await this.options.inspector.fault(url);
    if (fault) throw new TargetNotAllowedError(fault);
  }
}
