import { join } from 'node:path';
import { runEventService } from '@kjoreklar/messaging';
import { loadConfig, runMain } from '@kjoreklar/service-kit';
import { ecocValidationConfig } from './ecoc-validation.config';
import { EcocValidationModule } from './ecoc-validation.module';

const main = () => {
  const config = loadConfig(ecocValidationConfig);
  return runEventService({
    name: 'ecoc-validation',
    config,
    migrations: join(__dirname, '../migrations'),
    module: (platform) => EcocValidationModule.of(platform),
  });
};

runMain('ecoc-validation', async () => main());
