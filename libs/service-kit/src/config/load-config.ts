import { z } from 'zod';

/** Thrown when the environment does not make a configuration; `faults` holds one line for each fault. */
export class InvalidConfigurationError extends Error {
  readonly code = 'SERVICE_KIT_INVALID_CONFIGURATION';
  constructor(readonly faults: readonly string[]) {
    super(`configuration is not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'InvalidConfigurationError';
  }
}

/** sysexits.h EX_CONFIG */
export const EXIT_CONFIGURATION = 78;

const describeIssue = (schema: z.ZodObject, issue: z.core.$ZodIssue): string => {
  const key = String(issue.path[0] ?? '(environment)');
  const field = schema.shape[key] as z.ZodType | undefined;
  const meaning = field?.description ? ` (${field.description})` : '';
  return `${key}: ${issue.message}${meaning}`;
};

/** Reads the configuration once; throws InvalidConfigurationError with every fault. Empty variables count as absent. */
export const loadConfig = <Schema extends z.ZodObject>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): z.output<Schema> => {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw new InvalidConfigurationError(parsed.error.issues.map((issue) => describeIssue(schema, issue)));
  return parsed.data;
};

const secretName = /SECRET|PASSWORD|KEY$|DATABASE_URL|TOKEN$/;

/** What may be logged of a configuration: secrets only as `configured`. */
export const describeConfig = (config: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      secretName.test(key) ? { configured: value !== undefined } : value,
    ]),
  );
