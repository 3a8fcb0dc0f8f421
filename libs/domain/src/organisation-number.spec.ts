import { isOrganisationNumber } from './organisation-number';

describe('OrganisationNumber', () => {
  it.each(['310000019', '310000027', '310000000'])('%s passes its check digit', (text) => {
    expect(isOrganisationNumber(text)).toBe(true);
  });
  it.each(['310000018', '31000001', '3100000190', 'abcdefghi'])('%s does not', (text) => {
    expect(isOrganisationNumber(text)).toBe(false);
  });
});
