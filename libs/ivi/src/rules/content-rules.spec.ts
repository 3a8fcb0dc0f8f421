import { defaultPolicy } from '../ecoc-policy';
import { exampleDocuments } from '../fixtures/example-documents';
import { aVin } from '../fixtures/an-ecoc';
import { readExample } from '../fixtures/read-example';
import { findElement, type IviElement } from '../parsing/ivi-document';
import { applyRules, contentRules } from './content-rules';
import type { EcocReading, EcocRule, ExampleDocument, RuleExample } from './ecoc-rule';

const readingOf = ({ request, policy, profile = '2.0', ...example }: RuleExample): EcocReading => ({
  profile,
  ...readExample(example),
  request: { vin: aVin, taxGroup: null, seats: null, receivedAt: '2026-09-02T10:00:00.000Z', ...request },
  policy: { ...defaultPolicy, ...policy },
});

const findingsIn = (reading: EcocReading) => [
  ...applyRules(contentRules, 'error', reading),
  ...applyRules(contentRules, 'warning', reading),
];

const childAt = (element: IviElement, step: string): IviElement | undefined => {
  const [, name, index = '1'] = /^([^[\]]+)(?:\[(\d+)\])?$/.exec(step) ?? [];
  return element.children.filter((child) => child.name === name)[Number(index) - 1];
};
const elementAt = ({ root }: EcocReading, path: string): IviElement | undefined => {
  const [, first, ...steps] = path.split('/');
  return steps.reduce<IviElement | undefined>(
    (at, step) => at && childAt(at, step),
    first === root.name ? root : undefined,
  );
};

/** On the way to what the rule says that it reads, or within it; at all of the vehicle only where that is missing. */
const isOfWhatItReads = (reading: EcocReading, path: string, { paths }: EcocRule): boolean => {
  const steps = path
    .replace(/\[\d+\]/g, '')
    .split('/')
    .slice(2);
  const children = elementAt(reading, path)?.children ?? [];
  return paths.some((each) => {
    const way = (each.startsWith('Header/') ? each : `CocDataGroup/${each}`).split('/');
    const isOnTheWay = steps.every((step, index) => step === (way[index] ?? step));
    return isOnTheWay && (steps.length > 1 || !children.some(({ name }) => name === way[1]));
  });
};

const examples = (which: 'accepts' | 'refuses') =>
  contentRules.flatMap((rule) =>
    rule[which].map((example, index) => ({ name: `${rule.id} ${rule.code}, example ${index + 1}`, rule, example })),
  );

describe('the documents that examples start from', () => {
  it.each(Object.keys(exampleDocuments) as ExampleDocument[])('%s breaks no rule', (of) => {
    expect(findingsIn(readingOf({ of }))).toEqual([]);
  });
});

describe('the content rules', () => {
  it('have ids and codes of their own', () => {
    expect(new Set(contentRules.map(({ id }) => id)).size).toBe(contentRules.length);
    expect(new Set(contentRules.map(({ code }) => code)).size).toBe(contentRules.length);
    expect(contentRules.map(({ code }) => code).filter((code) => !/^ECOC_[A-Z0-9_]+$/.test(code))).toEqual([]);
  });

  it.each(contentRules)(
    '$id $code has an example that it accepts and one that it refuses, and says what it reads',
    (rule) => {
      expect(rule.accepts.length).toBeGreaterThan(0);
      expect(rule.refuses.length).toBeGreaterThan(0);
      expect(rule.paths.length).toBeGreaterThan(0);
    },
  );

  it.each(examples('accepts'))('$name: accepted', ({ example }) => {
    const reading = readingOf(example);
    expect(new Set(findingsIn(reading).map(({ code }) => code))).toEqual(new Set(example.also ?? []));
  });

  it.each(examples('refuses'))(
    '$name: refused, by this rule alone, at an element of the document',
    ({ rule, example }) => {
      const reading = readingOf(example);
      const findings = findingsIn(reading);
      expect(new Set(findings.map(({ code }) => code))).toEqual(new Set([rule.code, ...(example.also ?? [])]));
      for (const finding of findings.filter(({ code }) => code === rule.code)) {
        const element = elementAt(reading, finding.path);
        expect({ path: finding.path, line: element?.line }).toEqual({ path: finding.path, line: finding.line });
        expect([finding.path, isOfWhatItReads(reading, finding.path, rule)]).toEqual([finding.path, true]);
        expect(finding.nb).not.toBe(finding.en);
        expect([finding.nb, finding.en]).toEqual([
          expect.stringMatching(/^\S.*\.$/),
          expect.stringMatching(/^\S.*\.$/),
        ]);
        expect(finding.nb + finding.en).not.toMatch(/undefined|NaN|null/);
      }
    },
  );

  it('never throw, whatever of the document is missing', () => {
    for (const of of Object.keys(exampleDocuments) as ExampleDocument[]) {
      const data = findElement(readingOf({ of }).root, 'CocDataGroup');
      for (const { name } of data?.children ?? [])
        expect(() => findingsIn(readingOf({ of, set: { [name]: null } }))).not.toThrow();
    }
  });
});
