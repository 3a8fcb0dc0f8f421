import { axleFacts } from './details/axle-facts';
import { certificateFacts } from './details/certificate-facts';
import { constructionFacts } from './details/construction-facts';
import { couplingFacts } from './details/coupling-facts';
import { engineFacts } from './details/engine-facts';
import type { FactsOf } from './fact-definition';

/** Everything that the register keeps beyond the facts it searches by: the one list that reading, types and documentation come from. */
export const detailDefinitions = {
  ...certificateFacts,
  ...constructionFacts,
  ...axleFacts,
  ...couplingFacts,
  ...engineFacts,
};

export type EcocDetails = FactsOf<typeof detailDefinitions>;
