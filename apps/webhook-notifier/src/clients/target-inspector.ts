import { isIP } from 'node:net';
import { hostOf, resolvedFault, type TargetFault, type TargetPolicy, targetUrlFault } from '../domain/target-url';
import { type Resolve, systemResolve } from './guarded-connector';

/** Understands whether a URL may become an endpoint: by its text, and by every address that its host has now. */
export class TargetInspector {
  constructor(
    private readonly policy: TargetPolicy,
    private readonly resolve: Resolve = systemResolve,
  ) {}

  /** Undefined when nothing is wrong with it. */
  async fault(text: string): Promise<TargetFault | undefined> {
    const fault = targetUrlFault(text, this.policy);
    if (fault || this.policy.allowPrivateTargets) return fault;
    const host = hostOf(new URL(text));
    return isIP(host) === 0 ? resolvedFault(await this.addressesOf(host), this.policy) : undefined;
  }

  /** None for a name that is not known, or not known now. */
  private addressesOf(host: string): Promise<string[]> {
    return new Promise((done) => {
      this.resolve(host, (error, addresses) => done(error ? [] : addresses.map(({ address }) => address)));
    });
  }
}
