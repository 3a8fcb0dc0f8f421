import fc from 'fast-check';
import type { IviProfile } from '../envelope/read-envelope';
import { readFacts } from '../facts/read-facts';
import type { EcocFacts } from '../facts/vehicle-facts';
import { twinDocuments } from '../fixtures/twin-documents';
import { parseIvi } from '../parsing/parse-ivi';
import { translateIvi1 } from './translate-ivi1';
import { withoutEmptyElements } from './without-empty-elements';

const factsOf = (text: string, profile: IviProfile): EcocFacts => {
  const parsed = parseIvi(text, profile);
  if (!parsed.ok) throw new Error(parsed.finding.en);
  const document = withoutEmptyElements(parsed.document);
  return readFacts(profile === '1.x' ? translateIvi1(document.root) : document.root);
};

const numRuns = process.env['KJOREKLAR_LONG_TESTS'] === '1' ? 5000 : 150;

describe('the facts of one vehicle', () => {
  it('are the same, whichever version of IVI its eCoC is in', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { ivi1, ivi2 } = twinDocuments(seed);
        expect(factsOf(ivi1, '1.x')).toEqual(factsOf(ivi2, '2.0'));
      }),
      { numRuns },
    );
  });

  it('are many: the documents compared are not empty', () => {
    const { details } = factsOf(twinDocuments(7).ivi1, '1.x');
    const facts = JSON.stringify(details).match(/:(?:"|\d|true|false)/g) ?? [];
    expect(facts.length).toBeGreaterThan(60);
  });
});
