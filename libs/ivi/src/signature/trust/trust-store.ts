import type { SignaturePolicy } from '../../ecoc-policy';
import { type Certificate, isIssuedBy, readCertificate } from './certificate';
import { readRevocationList, type RevocationList } from './revocation-list';

/** From the signer's certificate to one that is trusted; a trusted signer stands alone. */
export type Chain = readonly Certificate[];

const LONGEST_CHAIN = 6;
const MOST_CHAINS = 16;
const MOST_REMEMBERED = 2_000;

const same = (a: Certificate, b: Certificate): boolean => a.raw.equals(b.raw);

/** Each certificate below an authority counts, the signer's own apart. */
const keepsPathLengths = (chain: Chain): boolean => chain.every(({ pathLength }, index) => index - 1 <= pathLength);

/** Remembers what has been worked out, and forgets all of it when it becomes too much. */
class Memory<Value> {
  private readonly known = new Map<string, Value>();

  recall(key: string, make: () => Value): Value {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = make();
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    this.known.set(key, made);
    return made;
  }
}

/** The certificates and revocation lists of a policy, read once, and the chains found so far. */
export class TrustStore {
  readonly revocationLists: readonly RevocationList[];
  private readonly anchors: readonly Certificate[];
  private readonly intermediates: readonly Certificate[];
  private readonly certificates = new Memory<Certificate | 'unreadable'>();
  private readonly chains = new Memory<readonly Chain[]>();

  constructor(policy: SignaturePolicy) {
    this.anchors = policy.trustAnchors.map(readCertificate);
    this.intermediates = policy.intermediates.map(readCertificate);
    this.revocationLists = policy.revocationLists.map(readRevocationList);
  }

  /** A certificate that a document brought, base64 of DER. */
  read(base64: string): Certificate | 'unreadable' {
    return this.certificates.recall(base64, () => {
      try {
        return readCertificate(Buffer.from(base64, 'base64'));
      } catch {
        return 'unreadable';
      }
    });
  }

  /** Every chain from the signer to an anchor, through what the document brought and what is configured. */
  chainsOf(signer: Certificate, brought: readonly Certificate[]): readonly Chain[] {
    const key = [signer, ...brought].map(({ x509 }) => x509.fingerprint256).join();
    return this.chains.recall(key, () => this.findChains(signer, [...brought, ...this.intermediates]));
  }

  private findChains(signer: Certificate, between: readonly Certificate[]): readonly Chain[] {
    if (this.anchors.some((anchor) => same(anchor, signer))) return [[signer]];
    const links = new Map<string, boolean>();
    const isLink = (below: Certificate, above: Certificate): boolean => {
      const key = `${below.x509.fingerprint256} ${above.x509.fingerprint256}`;
      const known = links.get(key) ?? isIssuedBy(below, above);
      links.set(key, known);
      return known;
    };
    const found: Chain[] = [];
    const climb = (chain: Chain): void => {
      const top = chain.at(-1) as Certificate;
      found.push(...this.anchors.filter((anchor) => isLink(top, anchor)).map((anchor) => [...chain, anchor]));
      if (chain.length + 1 >= LONGEST_CHAIN || found.length >= MOST_CHAINS) return;
      for (const next of between)
        if (!chain.some((each) => same(each, next)) && isLink(top, next)) climb([...chain, next]);
    };
    climb([signer]);
    return found.filter(keepsPathLengths).slice(0, MOST_CHAINS);
  }
}

const stores = new WeakMap<SignaturePolicy, TrustStore>();

/** Throws when the policy has a certificate or list that cannot be read. */
export const trustStoreOf = (policy: SignaturePolicy): TrustStore => {
  const known = stores.get(policy) ?? new TrustStore(policy);
  stores.set(policy, known);
  return known;
};
