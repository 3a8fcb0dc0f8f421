import type { IviProfile } from '../envelope/read-envelope';
import type { EcocFinding } from '../findings/ecoc-finding';
import type { IviDocument, IviElement } from '../parsing/ivi-document';
import { checkStructure } from '../structure/check-structure';
import { iviStructure } from '../structure/ivi-structure';
import { ivi1Structure } from './ivi1-structure';
import { missingFacts } from './missing-facts';
import { translateIvi1 } from './translate-ivi1';
import { withoutEmptyElements } from './without-empty-elements';

export interface ReadForm {
  /** In the shape of IVI 2.0, whichever version the document came in; to be relied on only where there are no faults. */
  readonly root: IviElement;
  readonly faults: readonly EcocFinding[];
}

const readForm1 = (document: IviDocument): ReadForm => {
  const said = withoutEmptyElements(document);
  const faults = checkStructure(said, ivi1Structure);
  if (faults.length > 0) return { root: said.root, faults };
  const root = translateIvi1(said.root);
  return { root, faults: missingFacts(root) };
};

/** Checks the structure of a document by the version it came in, and brings it into the one shape that facts and rules are read from. */
export const readForm = (document: IviDocument, profile: IviProfile): ReadForm =>
  profile === '1.x' ? readForm1(document) : { root: document.root, faults: checkStructure(document, iviStructure) };
