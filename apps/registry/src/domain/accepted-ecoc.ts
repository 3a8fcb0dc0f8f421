import type { TechnicalFacts } from '@kjoreklar/contracts';

/** The eCoC that a pre-registration rests on. */
export interface AcceptedEcoc {
  /** The original bytes. */
  readonly content: Buffer;
  /** SHA-256 of `content`, hexadecimal. */
  readonly sha256: string;
  readonly technicalFacts: TechnicalFacts;
  /** Version of the rules it was judged by. */
  readonly ruleSet: string;
  /** When the request was accepted. */
  readonly receivedAt: Date;
}
