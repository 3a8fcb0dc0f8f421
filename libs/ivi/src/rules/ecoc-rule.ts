import type { EcocPolicy } from '../ecoc-policy';
import type { IviProfile } from '../envelope/read-envelope';
import type { VehicleFacts } from '../facts/vehicle-facts';
import type { Place, Wording } from '../findings/ecoc-finding';
import type { IviElement } from '../parsing/ivi-document';

/**
 * What a document is judged against. `vin` and `taxGroup` are null where there is no request to compare with; rules about them then
 * say nothing. Rules judge as of `receivedAt` (ISO 8601), so that judging again gives the same verdict.
 */
export interface EcocRequest {
  readonly vin: string | null;
  readonly taxGroup: string | null;
  readonly receivedAt: string;
}

export interface EcocReading {
  /** The version of IVI that the document came in; `root` and `facts` have the shape of 2.0 whichever it was. */
  readonly profile: IviProfile;
  readonly root: IviElement;
  readonly facts: VehicleFacts;
  readonly request: EcocRequest;
  readonly policy: EcocPolicy;
}

export interface Breach extends Place, Wording {}

/** A rule about the content of a document. `source` says who made it: an act and article, an official manual, or ourselves. */
export interface EcocRule {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly source: string;
  readonly check: (reading: EcocReading) => readonly Breach[];
}

/** Where an element is, for a breach about it. */
export const placeOf = (root: IviElement, ...path: readonly string[]): Place => {
  let at: IviElement | undefined = root;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return { path: ['', root.name, ...path].join('/'), line: at?.line ?? null };
};
