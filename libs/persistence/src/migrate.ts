import type { Logger } from '@kjoreklar/service-kit';

export interface MigrateOptions {
  readonly connectionString: string;
  readonly schema: string;
  /** Absolute paths of the app's directories of .sql files. */
  readonly directories: readonly string[];
  readonly logger: Logger;
}

export const migrate = (options: MigrateOptions): Promise<void> =>
  Promise.reject(new Error(`not there yet ${options.schema}`));
