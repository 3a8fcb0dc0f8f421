import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';

/** A well-formed VIN never used before, starting as given; the start decides how the sandbox answers. */
export const freshVin = (start = 'SYS'): string => {
  const tail = [...randomBytes(17 - start.length)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `${start}${tail}`;
};
