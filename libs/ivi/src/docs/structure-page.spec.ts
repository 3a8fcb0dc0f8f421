import { expectGenerated } from '@kjoreklar/testing';
import type { ElementDescription } from '../structure/element-description';
import { fieldLabels } from '../structure/field-labels';
import { iviRoot } from '../structure/ivi-structure';
import { structurePage } from './structure-page';

const namesOf = (element: ElementDescription): readonly string[] => [
  element.name,
  ...(element.children ?? []).flatMap(namesOf),
];

describe('docs/ivi-2.0.md', () => {
  it('is what the description says', () => {
    expectGenerated('docs/ivi-2.0.md', structurePage());
  });

  it('has every element', () => {
    const page = structurePage();
    for (const name of namesOf(iviRoot)) expect(page.split(`\`${name}\` | `)).toHaveLength(2);
  });

  it('calls nothing by a name that no element has', () => {
    const names = new Set(namesOf(iviRoot));
    expect(Object.keys(fieldLabels).filter((name) => !names.has(name))).toEqual([]);
  });
});
