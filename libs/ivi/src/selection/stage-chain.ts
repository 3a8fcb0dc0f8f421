import type { Finding } from '@kjoreklar/domain';
import { isApprovedAs, type Candidate } from './candidate';
import { chainBroken, chainUnusual } from './selection-findings';

/** eCoC IVI setup Manual 1.5, p. 15-17. */
const allowedChains: readonly string[] = ['I–V', 'C–V', 'I–I–V'];

const previousOf = (stage: Candidate, among: readonly Candidate[]): Candidate | undefined => {
  const { builtOn, stageNumber } = stage;
  return builtOn ? among.find((one) => one.stageNumber < stageNumber && isApprovedAs(one, builtOn)) : undefined;
};

/** The stages that a vehicle went through, the first one first, as far as the documents link them. */
const chainTo = (last: Candidate, among: readonly Candidate[]): readonly Candidate[] => {
  const chain = [last];
  for (let at = previousOf(last, among); at; at = previousOf(at, among)) chain.unshift(at);
  return chain;
};

/**
 * What is odd about how a completed vehicle came to be, by the documents of its earlier stages. Where there are none, EUCARIS had
 * only the last, and nothing can be said.
 */
export const chainWarnings = (selected: Candidate, candidates: readonly Candidate[]): readonly Finding[] => {
  const earlier = candidates.filter(({ stageNumber }) => stageNumber < selected.stageNumber);
  if (selected.stage !== 'V' || earlier.length === 0) return [];
  const chain = chainTo(selected, earlier);
  if (chain.length === 1) return [chainBroken()];
  const letters = chain.map(({ stage }) => stage).join('–');
  return allowedChains.includes(letters) ? [] : [chainUnusual(letters)];
};
