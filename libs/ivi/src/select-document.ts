import { createHash } from 'node:crypto';
import { normaliseVin, type Finding } from '@kjoreklar/domain';
import { readEnvelope } from './envelope/read-envelope';
import { readHeadline, type Headline } from './parsing/read-headline';

export type Selection =
  | { readonly outcome: 'selected'; readonly index: number }
  | { readonly outcome: 'conflict' | 'incomplete'; readonly finding: Finding };

interface Candidate extends Headline {
  readonly index: number;
}

const readCandidate = (bytes: Uint8Array, index: number): Candidate | null => {
  const envelope = readEnvelope(bytes);
  const headline = envelope.ok ? readHeadline(envelope.text) : null;
  return headline && { ...headline, index };
};

/** A completed vehicle (V) was once a complete or incomplete one; then the later stage, then the later version of the document. */
const compare = (a: Candidate, b: Candidate): number =>
  Number(b.stage === 'V') - Number(a.stage === 'V') ||
  b.stageNumber - a.stageNumber ||
  b.versionNumber - a.versionNumber;

const conflict = (versionNumber: number): Finding => ({
  code: 'ECOC_MOTSTRIDENDE_DOKUMENTER',
  path: '/InitialVehicleInformation/Header/IviVersionNumber',
  nb: `EUCARIS har to ulike eCoC-er med samme versjonsnummer (${versionNumber}) for kjøretøyet. Produsenten må sende en ny versjon som sier hva som gjelder.`,
  en: `EUCARIS has two different eCoCs with the same version number (${versionNumber}) for the vehicle. The manufacturer must issue a new version that says what holds.`,
});

const incomplete = (): Finding => ({
  code: 'ECOC_BARE_UFULLSTENDIG_KJORETOY',
  path: '/InitialVehicleInformation/CocDataGroup/StageOfCompletion',
  nb: 'EUCARIS har bare eCoC for et ufullstendig kjøretøy (trinn I). Send meldingen på nytt når den som bygger kjøretøyet ferdig, har utstedt eCoC (C eller V).',
  en: 'EUCARIS has only eCoCs of an incomplete vehicle (stage I). Send the request again when the manufacturer of the final stage has issued an eCoC (C or V).',
});

/** One index for each document with content of its own. */
const distinct = (documents: readonly Uint8Array[]): number[] => {
  const firstByDigest = new Map<string, number>();
  documents.forEach((bytes, index) => {
    const digest = createHash('sha256').update(bytes).digest('base64');
    if (!firstByDigest.has(digest)) firstByDigest.set(digest, index);
  });
  return [...firstByDigest.values()];
};

const preferVin = (candidates: readonly Candidate[], vin: string): readonly Candidate[] => {
  const matching = candidates.filter((candidate) => normaliseVin(candidate.vin) === normaliseVin(vin));
  return matching.length > 0 ? matching : candidates;
};

const selectAmong = (candidates: readonly Candidate[]): Selection => {
  const finished = candidates.filter(({ stage }) => stage !== 'I').sort(compare);
  const [best, second] = finished;
  if (!best) return { outcome: 'incomplete', finding: incomplete() };
  if (second && compare(best, second) === 0) return { outcome: 'conflict', finding: conflict(best.versionNumber) };
  return { outcome: 'selected', index: best.index };
};

/**
 * Chooses the document to register a vehicle by, of all that EUCARIS has for `vin` (at least one): the finished vehicle rather than a
 * stage on the way, then the latest stage, then the highest version. Two of one rank with different content conflict. Documents that
 * cannot be read are left aside, unless none can: saying what is wrong with a document is the check's work, so one that stands alone is
 * selected as it is.
 */
export const selectDocument = (documents: readonly Uint8Array[], vin: string): Selection => {
  const indexes = distinct(documents);
  const candidates = indexes
    .map((index) => readCandidate(documents[index] as Uint8Array, index))
    .filter((candidate) => candidate !== null);
  const [first] = indexes;
  if (first === undefined) throw new RangeError('there is no document to select among');
  if (candidates.length === 0) return { outcome: 'selected', index: first };
  return selectAmong(preferVin(candidates, vin));
};
