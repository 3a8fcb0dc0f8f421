/** Instants of other services may carry an offset; here all are in UTC, so that they compare as text. */
export const toInstant = (text: string): string => new Date(text).toISOString();

export const toInstantOrNull = (text: string | undefined): string | null => (text ? toInstant(text) : null);
