import { expectGenerated } from '@kjoreklar/testing';
import { listedFacts } from '../facts/fact-list';
import { namesIn1 } from '../ivi1/names-in-1';
import { factsPage } from './facts-page';

describe('docs/ecoc-facts.md', () => {
  it('is what the code says', () => {
    expectGenerated('docs/ecoc-facts.md', factsPage());
  });

  it('has one row for each fact', () => {
    const names = listedFacts.map(({ fact }) => fact);
    expect(new Set(names).size).toBe(names.length);
    const page = factsPage();
    expect(names.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it.each([
    ['/CocDataGroup/MassGroup/MassInRunningOrder', ['MassOfTheVehicleInRunningOrder']],
    ['/Header/IviVersionNumber', ['VersionCoc']],
    ['/CocDataGroup/ColourTable/ColourGroup/Colour', ['PrimaryColourCode', 'SecondaryColourCode']],
  ])('knows what IVI 1.x calls %s', (path, names) => {
    expect(namesIn1(path)).toEqual(names);
  });
});
