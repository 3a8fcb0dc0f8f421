import { readEnvelope } from '../envelope/read-envelope';
import { readHeadline, type ApprovedAs, type Headline } from '../parsing/read-headline';

/** A document that can be read, among those about a vehicle. */
export interface Candidate extends Headline {
  readonly index: number;
}

export const readCandidate = async (bytes: Uint8Array, index: number): Promise<Candidate | null> => {
  const envelope = readEnvelope(bytes);
  const headline = envelope.ok ? await readHeadline(envelope.text) : null;
  return headline && { ...headline, index };
};

export const isApprovedAs = (one: ApprovedAs, other: ApprovedAs): boolean =>
  one.typeApproval === other.typeApproval && one.variant === other.variant && one.version === other.version;

/** Documents of one line are versions of the same: of one stage, approved as the same. */
export const isOfTheLineOf =
  (one: Candidate) =>
  (other: Candidate): boolean =>
    one.stage === other.stage && one.stageNumber === other.stageNumber && isApprovedAs(one, other);
