import { join } from 'node:path';
import { runEventService } from '@kjoreklar/messaging';
import { createLogger, loadConfig, runMain } from '@kjoreklar/service-kit';
import { checkLimits, CheckPool } from './checking/check-pool';
import { ecocValidationConfig } from './ecoc-validation.config';
import { EcocValidationModule } from './ecoc-validation.module';
import { readPolicy } from './policy/read-policy';

const name = 'ecoc-validation';

const main = async () => {
  const config = loadConfig(ecocValidationConfig);
  const checks = new CheckPool({
    file: join(__dirname, 'checking/ecoc-check.worker.js'),
    policy: readPolicy(config),
    threads: config.CHECK_THREADS,
    logger: createLogger({ name, level: config.LOG_LEVEL }),
    ...checkLimits,
  });
  await checks.start();
  return runEventService({
    name,
    config,
    migrations: join(__dirname, '../migrations'),
    outcomesAreTransient: true,
    module: (platform) => EcocValidationModule.of(platform, checks),
    stop: () => checks.close(),
  });
};

runMain(name, main);
