import { UsageError } from '../stack/settings.ts';

/** The value of `--limit`; throws UsageError. */
export const readLimit = (text: string): number => {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw new UsageError(`--limit ${text} is not a whole number above 0`);
  return limit;
};
