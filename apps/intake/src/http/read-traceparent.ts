const form = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** W3C trace context, version 00; null for anything else. */
export const readTraceparent = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' && form.test(header) ? header : null;
