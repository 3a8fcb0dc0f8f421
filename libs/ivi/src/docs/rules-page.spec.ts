import { expectGenerated } from '@kjoreklar/testing';
import { contentRules } from '../rules/content-rules';
import { rulesPage } from './rules-page';

describe('docs/ecoc-rules.md', () => {
  it('is what the rules say', () => {
    expectGenerated('docs/ecoc-rules.md', rulesPage());
  });

  it('lists every rule once', () => {
    for (const { code } of contentRules) expect(rulesPage().split(`\`${code}\``)).toHaveLength(2);
  });
});
