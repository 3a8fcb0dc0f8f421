import { isIP } from 'node:net';
import { isPublicAddress } from './target-address';

export const MAX_URL_LENGTH = 2_000;

export type TargetFault =
  'NOT_A_URL' | 'TOO_LONG' | 'SCHEME_NOT_ALLOWED' | 'HTTPS_REQUIRED' | 'USER_INFO' | 'PRIVATE_ADDRESS' | 'UNKNOWN_HOST';

export interface TargetPolicy {
  /** A closed test stack: http and private addresses are fine. */
  readonly allowPrivateTargets: boolean;
}

/** The host of a URL as the resolver wants it: IPv6 literals without their brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

const schemeFault = (url: URL, policy: TargetPolicy): TargetFault | undefined => {
  if (url.protocol === 'https:') return undefined;
  if (url.protocol !== 'http:') return 'SCHEME_NOT_ALLOWED';
  return policy.allowPrivateTargets ? undefined : 'HTTPS_REQUIRED';
};

/** The first rule that a target breaks by its text alone; what its name resolves to is another question. */
export const targetUrlFault = (text: string, policy: TargetPolicy): TargetFault | undefined => {
  if (text.length > MAX_URL_LENGTH) return 'TOO_LONG';
  if (!URL.canParse(text)) return 'NOT_A_URL';
  const url = new URL(text);
  const scheme = schemeFault(url, policy);
  if (scheme) return scheme;
  if (url.username !== '' || url.password !== '') return 'USER_INFO';
  return policy.allowPrivateTargets ? undefined : literalFault(hostOf(url));
};

const literalFault = (host: string): TargetFault | undefined =>
  isIP(host) !== 0 && !isPublicAddress(host) ? 'PRIVATE_ADDRESS' : undefined;

/** All addresses must be open: with one private among them, which one is called would be chance. */
export const resolvedFault = (addresses: readonly string[], policy: TargetPolicy): TargetFault | undefined => {
  if (addresses.length === 0) return 'UNKNOWN_HOST';
  return policy.allowPrivateTargets || addresses.every(isPublicAddress) ? undefined : 'PRIVATE_ADDRESS';
};
