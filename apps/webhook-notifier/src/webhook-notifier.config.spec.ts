import { randomBytes } from 'node:crypto';
import { describeConfig, loadConfig } from '@kjoreklar/service-kit';
import { environment } from '../test/open-service';
import { webhookNotifierConfig } from './webhook-notifier.config';

describe('the configuration of the webhook notifier', () => {
  it('allows no private targets unless told to, and waits 15 seconds', () => {
    const { WEBHOOK_ALLOW_PRIVATE_TARGETS, WEBHOOK_TIMEOUT_MS, ...rest } = environment;
    expect([WEBHOOK_ALLOW_PRIVATE_TARGETS, WEBHOOK_TIMEOUT_MS]).toEqual(['true', '1000']);
    expect(loadConfig(webhookNotifierConfig, rest)).toMatchObject({
      WEBHOOK_ALLOW_PRIVATE_TARGETS: false,
      WEBHOOK_TIMEOUT_MS: 15_000,
      WEBHOOK_CONCURRENCY_PER_ENDPOINT: 64,
    });
  });

  it('demands a key of 32 bytes', () => {
    const short = { ...environment, WEBHOOK_SECRET_KEY: randomBytes(31).toString('base64') };
    expect(() => loadConfig(webhookNotifierConfig, short)).toThrow('not base64 of 32 bytes');
  });

  it('shows no key in the log', () => {
    const previous = randomBytes(32).toString('base64');
    const config = loadConfig(webhookNotifierConfig, { ...environment, WEBHOOK_SECRET_KEY_PREVIOUS: previous });
    expect(describeConfig(config)).toMatchObject({
      WEBHOOK_SECRET_KEY: { configured: true },
      WEBHOOK_SECRET_KEY_PREVIOUS: { configured: true },
    });
  });

  it('says what every key is for', () => {
    for (const key of Object.values(webhookNotifierConfig.shape)) expect(key.description).toBeTruthy();
  });
});
