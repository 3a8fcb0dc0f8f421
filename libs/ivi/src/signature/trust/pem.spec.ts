import { certificatePem, revocationListPem } from '../../fixtures/a-test-pki';
import { certificatesIn, revocationListsIn, UnreadablePemError } from './pem';

const unreadable = (label: string): string => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----`;
const [root, issuing] = [certificatePem('root').trim(), certificatePem('issuing').trim()];
const list = revocationListPem('issuing').trim();

describe('PEM', () => {
  it('has its certificates and revocation lists found among other text', () => {
    const text = `subject: root\n${root}\n${list}\n\nsubject: issuing\r\n${issuing}`;
    expect(certificatesIn(text)).toEqual([root, issuing]);
    expect(revocationListsIn(text)).toEqual([list]);
  });

  it.each([
    ['nothing', certificatesIn, '', 'has no certificate in PEM form'],
    ['a list only', certificatesIn, list, 'has no certificate in PEM form'],
    ['a certificate only', revocationListsIn, root, 'has no revocation list in PEM form'],
    ['half a certificate', certificatesIn, root.slice(0, 400), 'has no certificate in PEM form'],
    [
      'a certificate of other bytes',
      certificatesIn,
      `${root}\n${unreadable('CERTIFICATE')}\n${issuing}`,
      'has a certificate that cannot be read, number 2 of 3',
    ],
    [
      'a list of other bytes',
      revocationListsIn,
      unreadable('X509 CRL'),
      'has a revocation list that cannot be read, number 1 of 1',
    ],
  ])('is refused with %s', (_, read, text, message) => {
    expect(() => read(text)).toThrow(UnreadablePemError);
    expect(() => read(text)).toThrow(
      expect.objectContaining({ name: 'UnreadablePemError', code: 'IVI_UNREADABLE_PEM', message }),
    );
  });
});
