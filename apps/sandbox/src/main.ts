import { createLogger, describeConfig, HealthChecks, loadConfig, runMain, runService } from '@kjoreklar/service-kit';
import { configureSandbox } from './configure-sandbox';
import { translateError } from './http/translate-error';
import { sandboxConfig } from './sandbox.config';
import { openSandbox, SandboxModule } from './sandbox.module';

const NAME = 'sandbox';
const LARGEST_BODY_BYTES = 4 * 1024 * 1024;

runMain(NAME, async () => {
  const config = loadConfig(sandboxConfig);
  const logger = createLogger({ name: NAME, level: config.LOG_LEVEL });
  logger.info({ config: describeConfig(config) }, 'starting');
  const parts = await openSandbox(config);
  await runService({
    name: NAME,
    logger,
    module: SandboxModule.of(parts),
    health: new HealthChecks(),
    host: config.HOST,
    port: config.PORT,
    shutdownDeadlineMs: config.SHUTDOWN_DEADLINE_MS,
    bodyLimitBytes: LARGEST_BODY_BYTES,
    translateError,
    configure: configureSandbox(parts.receiver),
  });
});
