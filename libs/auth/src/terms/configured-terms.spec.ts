import type { OrganisationNumber } from '@kjoreklar/domain';
import { loadConfig } from '@kjoreklar/service-kit';
import { z } from 'zod';
import { ConfiguredTerms, termsConfig } from './configured-terms';

const organisation = '310000019' as OrganisationNumber;

describe('ConfiguredTerms', () => {
  it.each([
    ['all', true],
    ['310000027, 310000019', true],
    ['310000027', false],
  ])('%s: %s', async (acceptedBy, expected) => {
    expect(await new ConfiguredTerms(acceptedBy).hasAccepted(organisation)).toBe(expected);
  });

  it('is all where nothing is configured, and refuses what is no organisation number', () => {
    const schema = z.object(termsConfig);
    expect(loadConfig(schema, {}).TERMS_ACCEPTED_BY).toBe('all');
    expect(() => loadConfig(schema, { TERMS_ACCEPTED_BY: '310000018' })).toThrow('organisation numbers');
  });
});
