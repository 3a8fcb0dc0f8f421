import type { EcocPolicy } from '../ecoc-policy';
import type { IviProfile } from '../envelope/read-envelope';
import type { EcocFacts } from '../facts/vehicle-facts';
import type { Place, Wording } from '../findings/ecoc-finding';
import type { IviElement } from '../parsing/ivi-document';
import type { IviContent } from '../writing/write-ivi';

/**
 * What a document is judged against. `vin` and `taxGroup` are null where there is no request to compare with; rules about them then
 * say nothing. Rules judge as of `receivedAt` (ISO 8601), so that judging again gives the same verdict.
 */
export interface EcocRequest {
  readonly vin: string | null;
  readonly taxGroup: string | null;
  /** Norwegian seats, told for tax group 315 only. */
  readonly seats?: number | null;
  readonly receivedAt: string;
}

export interface EcocReading {
  /** The version of IVI that the document came in; `root` and `facts` have the shape of 2.0 whichever it was. */
  readonly profile: IviProfile;
  readonly root: IviElement;
  readonly facts: EcocFacts;
  readonly request: EcocRequest;
  readonly policy: EcocPolicy;
}

export interface Breach extends Place, Wording {}

/** The documents that examples start from; each breaks no rule. */
export type ExampleDocument = 'car' | 'plugIn' | 'petrolCar' | 'van' | 'lorry' | 'minibus' | 'trailer' | 'moped';

/**
 * A document that a rule accepts or refuses: one of the example documents (`car` unless said) with elements set, or taken away with
 * null. Paths begin below CocDataGroup, or with `Header`; `[2]` is the second of several.
 */
export interface RuleExample {
  readonly of?: ExampleDocument;
  readonly set?: Readonly<Record<string, IviContent[string]>>;
  readonly request?: Partial<EcocRequest>;
  readonly policy?: Partial<EcocPolicy>;
  readonly profile?: IviProfile;
  /** Codes of other rules that cannot but see it too. */
  readonly also?: readonly string[];
}

/** A rule about the content of a document. */
export interface EcocRule {
  /** The number in the catalogue: its group, its number there, and its part where one number became several rules. */
  readonly id: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** What must hold. */
  readonly demands: Wording;
  /** Who made it: an act and article, an official manual, or ourselves. */
  readonly source: string;
  /** What it reads of the document, as in examples. */
  readonly paths: readonly string[];
  /** The versions of IVI that it is about; both unless said. */
  readonly profile?: IviProfile;
  readonly check: (reading: EcocReading) => readonly Breach[];
  readonly accepts: readonly RuleExample[];
  readonly refuses: readonly RuleExample[];
}
