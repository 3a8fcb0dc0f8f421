import { hostname } from 'node:os';
import type { EventPlatform } from '@kjoreklar/messaging';
import { register } from 'prom-client';
import { TargetInspector } from './clients/target-inspector';
import { WebhookClient } from './clients/webhook.client';
import { CallbackDelivery, type InstanceName } from './delivery/callback-delivery';
import { DeliveryMetrics } from './delivery/delivery-metrics';
import { SecretVault } from './signing/secret-vault';
import { EndpointSecrets } from './store/endpoint-secrets';
import { EndpointStore } from './store/endpoint.store';
import { Retention } from './store/retention';
import type { WebhookNotifierConfig } from './webhook-notifier.config';

/** What lives as long as the process, apart from HTTP and events. */
export interface NotifierParts {
  readonly delivery: CallbackDelivery;
  readonly endpoints: EndpointStore;
  readonly secrets: EndpointSecrets;
  readonly inspector: TargetInspector;
  readonly retention: Retention;
}

/** Whoever listens on this port of this host is alone there; a port chosen by chance says nothing. */
const instanceName = ({ PORT }: WebhookNotifierConfig, run: string): InstanceName => ({
  seat: PORT === 0 ? undefined : `${hostname()}:${PORT}`,
  run,
});

/** Builds them; nothing runs yet. */
export const notifierParts = (
  { database, logger, clock, ids }: Pick<EventPlatform, 'database' | 'logger' | 'clock' | 'ids'>,
  config: WebhookNotifierConfig,
): NotifierParts => {
  const vault = new SecretVault(config.WEBHOOK_SECRET_KEY, config.WEBHOOK_SECRET_KEY_PREVIOUS);
  const secrets = new EndpointSecrets(database, vault);
  const policy = { allowPrivateTargets: config.WEBHOOK_ALLOW_PRIVATE_TARGETS };
  const timeoutMs = config.WEBHOOK_TIMEOUT_MS;
  const delivery = new CallbackDelivery({
    database,
    secrets,
    logger,
    clock,
    timeoutMs,
    client: new WebhookClient({ policy, timeoutMs }),
    metrics: new DeliveryMetrics(register),
    concurrency: { perEndpoint: config.WEBHOOK_CONCURRENCY_PER_ENDPOINT, total: config.WEBHOOK_CONCURRENCY },
    instance: instanceName(config, ids.next()),
  });
  return {
    delivery,
    secrets,
    endpoints: new EndpointStore(database, vault),
    inspector: new TargetInspector(policy),
    retention: new Retention(database, logger),
  };
};
