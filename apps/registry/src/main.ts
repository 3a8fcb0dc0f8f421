import { join } from 'node:path';
import { runEventService } from '@kjoreklar/messaging';
import { loadConfig, runMain } from '@kjoreklar/service-kit';
import { serveOpenapi } from './http/openapi';
import { translateError } from './http/translate-error';
import { registryConfig } from './registry.config';
import { RegistryModule } from './registry.module';

const main = () => {
  const config = loadConfig(registryConfig);
  return runEventService({
    name: 'registry',
    config,
    migrations: join(__dirname, '../migrations'),
    module: (platform) => RegistryModule.of(platform, config),
    configure: serveOpenapi,
    translateError,
  });
};

runMain('registry', async () => main());
