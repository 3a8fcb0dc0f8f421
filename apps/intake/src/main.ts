import { join } from 'node:path';
import { runEventService } from '@kjoreklar/messaging';
import { loadConfig, runMain } from '@kjoreklar/service-kit';
import { MAX_BODY_BYTES } from './http/body-limits';
import { configureHttp } from './http/configure-http';
import { translateError } from './http/translate-error';
import { IntakeConfig } from './intake.config';
import { IntakeModule } from './intake.module';

runMain('intake', async () => {
  const config = loadConfig(IntakeConfig);
  return runEventService({
    name: 'intake',
    config,
    migrations: join(__dirname, '..', 'migrations'),
    module: (platform) => IntakeModule.register(platform, config),
    bodyLimitBytes: MAX_BODY_BYTES,
    translateError,
    configure: configureHttp,
  });
});
