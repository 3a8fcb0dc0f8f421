import { findTaxGroup, taxGroups } from './tax-group';

describe('tax groups', () => {
  it('are sixty, each code once', () => {
    expect(taxGroups).toHaveLength(60);
    expect(new Set(taxGroups.map((group) => group.code)).size).toBe(60);
  });

  it('point from every closed group to groups that are open for new vehicles', () => {
    for (const group of taxGroups.filter((candidate) => candidate.closed)) {
      expect(group.closed?.useInstead.length).toBeGreaterThan(0);
      for (const code of group.closed?.useInstead ?? []) {
        expect(findTaxGroup(code)).toMatchObject({ code });
        expect(findTaxGroup(code)?.closed).toBeUndefined();
        expect(findTaxGroup(code)?.outsideMno).toBeUndefined();
      }
    }
  });

  it.each(['350', '401', '509', '601', '630', '702', '712', '722', '803'])('%s is neither M, N nor O', (code) => {
    expect(findTaxGroup(code)?.outsideMno).toBe(true);
  });
});
