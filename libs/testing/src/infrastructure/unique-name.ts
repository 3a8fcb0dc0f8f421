import { randomBytes } from 'node:crypto';

/** `prefix-` and 12 hexadecimal digits: a name for a topic, group or database that no other test has. */
export const uniqueName = (prefix: string): string => `${prefix}-${randomBytes(6).toString('hex')}`;
