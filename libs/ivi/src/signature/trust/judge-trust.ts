import type { EcocFinding } from '../../findings/ecoc-finding';
import * as fault from '../signature-findings';
import { type SideVerdict, sideVerdict } from '../signature-verdict';
import { type Certificate, nameOf } from './certificate';
import type { Revocation, RevocationList } from './revocation-list';
import type { Chain, TrustStore } from './trust-store';

/** When the document says that it was made, and when it was received; milliseconds since 1970. */
export interface Moments {
  readonly signedAt: number;
  readonly receivedAt: number;
}

/** affiliationChanged, superseded, cessationOfOperation: the key was not stolen. */
const innocent: ReadonlySet<number> = new Set([3, 4, 5]);

/** removeFromCRL: not revoked any more. */
const REMOVED = 8;

/**
 * Nothing proves when a document was signed, so a key that may have been stolen takes all of its documents with it; one that was only given
 * up takes those after.
 */
const counts = ({ at, reason }: Revocation, { signedAt }: Moments): boolean =>
  reason !== REMOVED && (at <= signedAt || !innocent.has(reason));

const instant = (ms: number): string => (Number.isNaN(ms) ? '?' : new Date(ms).toISOString());

const isCurrent = ({ thisUpdate, nextUpdate }: RevocationList, { receivedAt }: Moments): boolean =>
  thisUpdate <= receivedAt && receivedAt <= nextUpdate;

interface Findings {
  readonly errors: EcocFinding[];
  readonly warnings: EcocFinding[];
}

const judgeRevocation = (
  [certificate, issuer]: readonly [Certificate, Certificate],
  store: TrustStore,
  moments: Moments,
): Findings => {
  const lists = store.revocationLists.filter(
    (list) => list.issuer.equals(certificate.issuer.der) && list.isSignedBy(issuer),
  );
  const revocations = lists.flatMap(({ revoked }) => revoked.get(certificate.serial) ?? []);
  const revocation = revocations.find((each) => counts(each, moments));
  if (revocation) return { errors: [fault.revoked(nameOf(certificate.subject), instant(revocation.at))], warnings: [] };
  const isKnown = lists.some((list) => isCurrent(list, moments));
  return { errors: [], warnings: isKnown ? [] : [fault.revocationUnknown(nameOf(issuer.subject))] };
};

const judgeRevocations = (chain: Chain, store: TrustStore, moments: Moments): Findings => {
  const links = chain.slice(1).map((issuer, index) => [chain[index] as Certificate, issuer] as const);
  const found = store.revocationLists.length === 0 ? [] : links.map((link) => judgeRevocation(link, store, moments));
  return { errors: found.flatMap(({ errors }) => errors), warnings: found.flatMap(({ warnings }) => warnings) };
};

const judgeChain = (chain: Chain, store: TrustStore, moments: Moments): SideVerdict => {
  const { signedAt } = moments;
  const signer = chain[0] as Certificate;
  const outdated = chain.filter(({ validFrom, validTo }) => !(validFrom <= signedAt && signedAt <= validTo));
  const { errors, warnings } = judgeRevocations(chain, store, moments);
  return sideVerdict(
    [
      ...outdated.map(({ subject }) => fault.notValidThen(nameOf(subject), instant(signedAt))),
      ...(signer.maySign ? [] : [fault.notForSigning(nameOf(signer.subject))]),
      ...errors,
    ],
    warnings,
  );
};

/** Whether someone who is trusted vouches for the signer: the best of the chains that lead there, as of when the document was made. */
export const judgeTrust = (
  signer: Certificate,
  brought: readonly Certificate[],
  store: TrustStore,
  moments: Moments,
): SideVerdict => {
  const verdicts = store.chainsOf(signer, brought).map((chain) => judgeChain(chain, store, moments));
  const [first] = verdicts;
  return (
    verdicts.find(({ verdict }) => verdict === 'passed') ??
    first ??
    sideVerdict([fault.untrusted(nameOf(signer.issuer))])
  );
};
