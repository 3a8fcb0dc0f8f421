import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { resolvedFault, type TargetPolicy } from '../domain/target-url';

/** Thrown at connect when a target's name has come to mean an address that may not be called. */
export class TargetRefusedError extends Error {
  readonly code = 'TARGET_ADDRESS_REFUSED';
  constructor(readonly host: string) {
    super(`${host} has an address that may not be called`);
    this.name = 'TargetRefusedError';
  }
}

export type Resolve = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

export const systemResolve: Resolve = (host, done) =>
  systemLookup(host, { all: true }, (error, addresses) => done(error, addresses ?? []));

/** Those who ask for a name while it is being looked up get the same answer: a name server that is slow holds up one thread, not all. */
const shared = (resolve: Resolve): Resolve => {
  const waiting = new Map<string, Parameters<Resolve>[1][]>();
  return (host, done) => {
    const others = waiting.get(host);
    if (others) {
      others.push(done);
      return;
    }
    waiting.set(host, [done]);
    resolve(host, (error, addresses) => {
      const asked = waiting.get(host) ?? [];
      waiting.delete(host);
      for (const tell of asked) tell(error, addresses);
    });
  };
};

type LookupDone = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Resolves a name once and connects to what was checked: a second look-up between check and connect could answer otherwise (DNS
 * rebinding).
 */
const guardedLookup =
  (policy: TargetPolicy, resolve: Resolve) =>
  (host: string, options: LookupOptions, done: LookupDone): void =>
    resolve(host, (error, addresses) => {
      const [first] = addresses;
      if (error) done(error, []);
      else if (!first || refuses(addresses, policy)) done(new TargetRefusedError(host), []);
      else if (options.all) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });

const refuses = (addresses: readonly LookupAddress[], policy: TargetPolicy): boolean =>
  resolvedFault(
    addresses.map(({ address }) => address),
    policy,
  ) !== undefined;

export interface GuardedConnectorOptions {
  readonly policy: TargetPolicy;
  readonly connectTimeoutMs: number;
  readonly resolve?: Resolve;
}

/** Connects only to addresses that the policy allows, whatever the name resolves to at that moment. */
export const guardedConnector = ({
  policy,
  connectTimeoutMs,
  resolve = systemResolve,
}: GuardedConnectorOptions): buildConnector.connector => {
  const connect = buildConnector({
    timeout: connectTimeoutMs,
    allowH2: false,
    lookup: guardedLookup(policy, shared(resolve)),
  });
  return (options, done) => {
    const host = options.hostname.replace(/^\[(.*)\]$/, '$1');
    // The resolver is not asked about literal addresses.
    if (isIP(host) !== 0 && resolvedFault([host], policy)) done(new TargetRefusedError(host), null);
    else connect(options, done);
  };
};
