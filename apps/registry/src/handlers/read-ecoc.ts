import { createHash } from 'node:crypto';
import type { EcocAccepted } from '@kjoreklar/contracts';
import { PermanentError } from '@kjoreklar/messaging';
import type { AcceptedEcoc } from '../domain/accepted-ecoc';

/** Thrown when the bytes of an eCoC are not those that were checked: the register keeps nothing it cannot vouch for. */
export class EcocDigestError extends PermanentError {
  constructor(
    readonly meldingId: string,
    readonly expectedSha256: string,
    readonly actualSha256: string,
  ) {
    super(
      'REGISTRY_ECOC_DIGEST_MISMATCH',
      `the eCoC of ${meldingId} has SHA-256 ${actualSha256}, not ${expectedSha256}`,
    );
    this.name = 'EcocDigestError';
  }
}

export const readEcoc = ({ meldingId, document, facts, ruleSet, receivedAt }: EcocAccepted['data']): AcceptedEcoc => {
  const content = Buffer.from(document.content, 'base64');
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (sha256 !== document.sha256) throw new EcocDigestError(meldingId, document.sha256, sha256);
  return { content, sha256, technicalFacts: facts, ruleSet, receivedAt: new Date(receivedAt) };
};
