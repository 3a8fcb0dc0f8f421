import { join } from 'node:path';
import { runEventService } from '@kjoreklar/messaging';
import { loadConfig, runMain } from '@kjoreklar/service-kit';
import { eucarisLookupConfig } from './eucaris-lookup.config';
import { EucarisLookupModule } from './eucaris-lookup.module';

const main = () => {
  const config = loadConfig(eucarisLookupConfig);
  return runEventService({
    name: 'eucaris-lookup',
    config,
    migrations: join(__dirname, '../migrations'),
    outcomesAreTransient: true,
    module: (platform) => EucarisLookupModule.of(platform, config),
  });
};

runMain('eucaris-lookup', async () => main());
