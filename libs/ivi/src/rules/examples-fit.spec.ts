import { changeContent } from '../fixtures/change-content';
import { exampleDocuments } from '../fixtures/example-documents';
import { parseIvi } from '../parsing/parse-ivi';
import { checkStructure } from '../structure/check-structure';
import type { ElementDescription } from '../structure/element-description';
import { iviRoot, iviStructure } from '../structure/ivi-structure';
import { writeIvi } from '../writing/write-ivi';
import { contentRules } from './content-rules';
import type { ExampleDocument, RuleExample } from './ecoc-rule';

const structure = { ...iviStructure, signatureRequired: false };

const faultsOf = ({ of = 'car', set = {} }: RuleExample): string[] => {
  const parsed = parseIvi(writeIvi(changeContent(exampleDocuments[of], set)));
  return parsed.ok ? checkStructure(parsed.document, structure).map(({ en }) => en) : [parsed.finding.en];
};

const stepTo = (at: ElementDescription | undefined, name: string): ElementDescription | undefined =>
  at?.children?.find((child) => child.name === name);
const isDescribed = (path: string): boolean =>
  (path.startsWith('Header/') ? path : `CocDataGroup/${path}`)
    .split('/')
    .reduce<ElementDescription | undefined>(stepTo, iviRoot) !== undefined;

describe('the examples of rules', () => {
  it.each(Object.keys(exampleDocuments) as ExampleDocument[])('start from a document of the right form: %s', (of) => {
    expect(faultsOf({ of })).toEqual([]);
  });

  it.each(contentRules)('$id $code come as far as the rule: the structure finds no fault', ({ accepts, refuses }) => {
    expect([...accepts, ...refuses].flatMap(faultsOf)).toEqual([]);
  });

  it.each(contentRules)('$id $code reads elements that IVI has', ({ paths }) => {
    expect(paths.filter((path) => !isDescribed(path))).toEqual([]);
  });
});
