import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidConfigurationError, loadConfig } from '@kjoreklar/service-kit';
import { certificatePem, revocationListPem } from '../../../../libs/ivi/src/fixtures/a-test-pki';
import { ecocValidationConfig } from '../ecoc-validation.config';
import { readPolicy } from './read-policy';

const service = {
  PORT: '0',
  DATABASE_URL: 'postgres://ecoc_validation:secret@127.0.0.1/kjoreklar',
  DATABASE_SCHEMA: 'ecoc_validation',
  KAFKA_BROKERS: '127.0.0.1:9092',
};
const signers = [{ subject: 'Fjell Bil AS', manufacturers: ['Fjell Bil AS', 'Dal Bil AS'] }];

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'ecoc-policy-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const policyOf = (environment: Record<string, string>) =>
  readPolicy(loadConfig(ecocValidationConfig, { ...service, ...environment }));
const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    policyOf(environment);
  } catch (error) {
    if (error instanceof InvalidConfigurationError) return error.faults;
    throw error;
  }
  return [];
};

describe('readPolicy', () => {
  it('reads anchors, certificates between, lists and signers from their files', () => {
    const policy = policyOf({
      ECOC_TRUST_ANCHORS_FILE: file('anchors.pem', `# the test root\n${certificatePem('root')}`),
      ECOC_INTERMEDIATES_FILE: file('between.pem', certificatePem('issuing') + certificatePem('maker')),
      ECOC_REVOCATION_LISTS_FILE: file('lists.pem', revocationListPem('root') + revocationListPem('issuing')),
      ECOC_SIGNERS_FILE: file('signers.json', JSON.stringify(signers)),
      ECOC_IVI2_REQUIRED_FROM: '2026-07-05',
      ECOC_MOST_SEATS_OF_VAN_CLASS_2: '2',
      ECOC_RECOGNISED_SMALL_SERIES: 'e5*KS18*0001, e4*KS18*0002',
    });
    expect(policy).toEqual({
      signature: {
        trustAnchors: [certificatePem('root').trim()],
        intermediates: [certificatePem('issuing').trim(), certificatePem('maker').trim()],
        revocationLists: [revocationListPem('root').trim(), revocationListPem('issuing').trim()],
        signers,
      },
      ivi2RequiredFrom: '2026-07-05',
      mostSeatsOfVanClass2: 2,
      recognisedSmallSeries: ['e5*KS18*0001', 'e4*KS18*0002'],
    });
  });

  it('leaves signatures alone only when told so', () => {
    expect(policyOf({ ECOC_SIGNATURES: 'notChecked' }).signature).toBeNull();
    expect(faultsOf({})).toEqual([
      expect.stringMatching(/^ECOC_TRUST_ANCHORS_FILE: is required/),
      expect.stringMatching(/^ECOC_SIGNERS_FILE: is required/),
    ]);
  });

  it.each([
    ['no certificate', 'ECOC_TRUST_ANCHORS_FILE', 'nothing', /has no certificate in PEM form/],
    [
      'a certificate that cannot be read',
      'ECOC_TRUST_ANCHORS_FILE',
      `${certificatePem('root')}-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`,
      /certificate that cannot be read, number 2 of 2/,
    ],
    ['a certificate for a list', 'ECOC_REVOCATION_LISTS_FILE', certificatePem('root'), /has no revocation list/],
    ['no JSON', 'ECOC_SIGNERS_FILE', 'Fjell Bil AS', /JSON/],
    ['an empty list', 'ECOC_SIGNERS_FILE', '[]', /signers\.json \/: /],
    ['a signer of nobody', 'ECOC_SIGNERS_FILE', '[{"subject":"A","manufacturers":[]}]', /\/0\/manufacturers: /],
    ['a misspelt key', 'ECOC_SIGNERS_FILE', '[{"subject":"A","makers":["A"],"manufacturers":["A"]}]', /makers/],
  ])('says what is wrong with %s', (_, key, text, fault) => {
    const good = {
      ECOC_TRUST_ANCHORS_FILE: file('good.pem', certificatePem('root')),
      ECOC_SIGNERS_FILE: file('good.json', JSON.stringify(signers)),
    };
    const faults = faultsOf({ ...good, [key]: file(key === 'ECOC_SIGNERS_FILE' ? 'signers.json' : 'bad.pem', text) });
    expect(faults).toEqual([expect.stringMatching(fault)]);
    expect(faults[0]).toContain(key);
  });

  it('names a file that is not there', () => {
    expect(faultsOf({ ECOC_TRUST_ANCHORS_FILE: '/no/such.pem', ECOC_SIGNERS_FILE: '/no/such.json' })).toEqual([
      expect.stringMatching(/^ECOC_TRUST_ANCHORS_FILE: \/no\/such\.pem ENOENT/),
      expect.stringMatching(/^ECOC_SIGNERS_FILE: \/no\/such\.json ENOENT/),
    ]);
  });
});
