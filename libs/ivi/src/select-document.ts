import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { normaliseVin, type Finding } from '@kjoreklar/domain';
import { isOfTheLineOf, readCandidate, type Candidate } from './selection/candidate';
import { conflict, incomplete, otherLine, versionsMissing } from './selection/selection-findings';
import { chainWarnings } from './selection/stage-chain';

/** `warnings` is what is odd about the documents together; the selected one is to be used all the same. */
export type Selection =
  | { readonly outcome: 'selected'; readonly index: number; readonly warnings: readonly Finding[] }
  | { readonly outcome: 'conflict' | 'incomplete'; readonly finding: Finding };

/** A completed vehicle (V) was once a complete or incomplete one; then the later stage, then the later version of the document. */
const compare = (a: Candidate, b: Candidate): number =>
  Number(b.stage === 'V') - Number(a.stage === 'V') ||
  b.stageNumber - a.stageNumber ||
  b.versionNumber - a.versionNumber;

/** One index for each document with content of its own. */
const distinct = async (documents: readonly Uint8Array[]): Promise<number[]> => {
  const firstByDigest = new Map<string, number>();
  for (const [index, bytes] of documents.entries()) {
    await nextTurn();
    const digest = createHash('sha256').update(bytes).digest('base64');
    if (!firstByDigest.has(digest)) firstByDigest.set(digest, index);
  }
  return [...firstByDigest.values()];
};

const readCandidates = async (documents: readonly Uint8Array[], indexes: readonly number[]): Promise<Candidate[]> => {
  const candidates: Candidate[] = [];
  for (const index of indexes) {
    await nextTurn();
    const candidate = await readCandidate(documents[index] as Uint8Array, index);
    if (candidate) candidates.push(candidate);
  }
  return candidates;
};

const preferVin = (candidates: readonly Candidate[], vin: string): readonly Candidate[] => {
  const matching = candidates.filter((candidate) => normaliseVin(candidate.vin) === normaliseVin(vin));
  return matching.length > 0 ? matching : candidates;
};

/** A correction adds one (IVI 2.0 numbers them to 99); a document may claim anything. */
const MOST_NAMED = 20;

/** Numbers between the lowest and the highest that are not there: a first version alone is no gap, whatever its number. */
const gapsIn = (numbers: readonly number[]): number[] => {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  return sorted.flatMap((number, index) => {
    const next = sorted[index + 1] ?? number + 1;
    return Array.from({ length: Math.min(next - number - 1, MOST_NAMED) }, (_, step) => number + 1 + step);
  });
};

const oddities = (selected: Candidate, candidates: readonly Candidate[]): Finding[] => {
  const isOfTheLine = isOfTheLineOf(selected);
  const gaps = gapsIn(candidates.filter(isOfTheLine).map(({ versionNumber }) => versionNumber));
  const others = candidates.filter(
    (one) => one.stage === selected.stage && one.stageNumber === selected.stageNumber && !isOfTheLine(one),
  );
  return [
    ...(gaps.length > 0 ? [versionsMissing(gaps)] : []),
    ...(others.length > 0 ? [otherLine()] : []),
    ...chainWarnings(selected, candidates),
  ];
};

const selectAmong = (candidates: readonly Candidate[]): Selection => {
  const finished = candidates.filter(({ stage }) => stage !== 'I').sort(compare);
  const [best, second] = finished;
  if (!best) return { outcome: 'incomplete', finding: incomplete() };
  if (second && compare(best, second) === 0) return { outcome: 'conflict', finding: conflict(best.versionNumber) };
  return { outcome: 'selected', index: best.index, warnings: oddities(best, candidates) };
};

/**
 * Chooses the document to register a vehicle by, of all that EUCARIS has for `vin` (at least one): the finished vehicle rather than a
 * stage on the way, then the latest stage, then the highest version. Two of one rank with different content conflict. Documents that
 * cannot be read are left aside, unless none can: saying what is wrong with a document is the check's work, so one that stands alone is
 * selected as it is. Works in small steps: the event loop is never held for more than some milliseconds, whatever the documents are.
 */
export const selectDocument = async (documents: readonly Uint8Array[], vin: string): Promise<Selection> => {
  const indexes = await distinct(documents);
  const [first] = indexes;
  if (first === undefined) throw new RangeError('there is no document to select among');
  const candidates = await readCandidates(documents, indexes);
  if (candidates.length === 0) return { outcome: 'selected', index: first, warnings: [] };
  return selectAmong(preferVin(candidates, vin));
};
