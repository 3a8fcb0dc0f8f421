import type { LoggerService } from '@nestjs/common';
import type { Logger } from './create-logger';

/** Nest's own words, through the service's logger: its start-up chatter is debug here. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown): void {
    this.logger.debug({ nest: true }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ nest: true, detail: rest.map(String) }, String(message));
  }
  warn(message: unknown): void {
    this.logger.warn({ nest: true }, String(message));
  }
  debug(message: unknown): void {
    this.logger.debug({ nest: true }, String(message));
  }
  verbose(message: unknown): void {
    this.logger.trace({ nest: true }, String(message));
  }
}
