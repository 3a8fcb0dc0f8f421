import { randomInt } from 'node:crypto';

/** ISO 3779: digits and capital letters but I, O and Q. */
const ALPHABET = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
const VIN_LENGTH = 17;

/** A well-formed VIN that has hardly been used before; the prefix decides what the sandbox answers about it. */
export const freshVin = (prefix: string): string =>
  prefix + Array.from({ length: VIN_LENGTH - prefix.length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
