import { join } from 'node:path';
import { runEventService } from '@kjoreklar/messaging';
import { loadConfig, runMain } from '@kjoreklar/service-kit';
import { translateError } from './http/endpoint-problems';
import { serveOpenapi } from './http/openapi';
import { type NotifierParts, notifierParts } from './notifier-parts';
import { webhookNotifierConfig } from './webhook-notifier.config';
import { WebhookNotifierModule } from './webhook-notifier.module';

/** Of the time that SIGTERM gives, what calls under way may take. */
const DRAIN_SHARE = 0.1;

const main = () => {
  const config = loadConfig(webhookNotifierConfig);
  let parts: NotifierParts | undefined;
  return runEventService({
    name: 'webhook-notifier',
    config,
    migrations: join(__dirname, '../migrations'),
    module: (platform) => {
      parts = notifierParts(platform, config);
      return WebhookNotifierModule.of(platform, config, parts);
    },
    configure: serveOpenapi,
    translateError,
    start: async () => {
      await parts?.secrets.resealAll();
      await parts?.delivery.start();
      parts?.retention.start();
    },
    stop: async () => {
      parts?.retention.stop();
      await parts?.delivery.stop(config.SHUTDOWN_DEADLINE_MS * DRAIN_SHARE);
    },
  });
};

runMain('webhook-notifier', async () => main());
