import { type GenericContainer, StartupCheckStrategy, type StartupStatus } from 'testcontainers';

class AtOnce extends StartupCheckStrategy {
  override async checkStartupState(): Promise<StartupStatus> {
    return 'SUCCESS';
  }
}

const HOUR_MS = 3_600_000;

/**
 * Whether something answers is asked from outside, by whoever starts it. The image's own health check begins a Node every few seconds in each
 * container, and calls a busy machine unhealthy.
 */
export const withoutChecks = <Container extends GenericContainer>(container: Container): Container =>
  container
    .withWaitStrategy(new AtOnce())
    .withHealthCheck({ test: ['CMD', 'true'], interval: HOUR_MS, timeout: HOUR_MS, retries: 1, startPeriod: 0 });
