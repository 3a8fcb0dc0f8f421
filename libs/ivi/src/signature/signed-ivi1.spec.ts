import { checkEcoc, type EcocVerdict } from '../check-ecoc';
import { defaultPolicy } from '../ecoc-policy';
import { aVin } from '../fixtures/an-ecoc';
import { anIvi1Text, asUtf16 } from '../fixtures/an-ivi1-ecoc';
import { aSignaturePolicy, type TestSigner } from '../fixtures/a-test-pki';
import { forge } from '../fixtures/forge-signature';

const request = { vin: aVin, taxGroup: '315', receivedAt: '2026-10-15T10:00:00.000Z' };
const signers = [{ subject: 'Fjell Bil AS', manufacturers: ['Påbygg AS'] }];
const policy = { ...defaultPolicy, signature: aSignaturePolicy({ signers }) };

const dated = (date: string) => (text: string) =>
  text.replace('<VersionCoc>', `<VersionDateIVI>${date}</VersionDateIVI><VersionCoc>`);
const signed = (change = dated('2026-03-04T10:00:00'), signer: TestSigner = 'maker'): string =>
  forge(change(anIvi1Text()), { signer });
const judge = (text: string): EcocVerdict => checkEcoc(asUtf16(text), request, policy);
const codesIn = (verdict: EcocVerdict): string[] =>
  verdict.verdict === 'rejected' ? verdict.errors.map(({ code }) => code) : [];

describe('a signed IVI 1.x document', () => {
  it('is accepted as it was signed', () => {
    const verdict = judge(signed());
    expect(verdict).toMatchObject({ verdict: 'accepted', profile: '1.x', facts: { manufacturer: 'Påbygg AS' } });
    expect(verdict.checks[2]).toEqual({
      stage: 'signature',
      verdict: 'passed',
      parts: { integrity: 'passed', identity: 'passed', trust: 'passed' },
    });
    expect(verdict.warnings.map(({ code }) => code)).not.toContain('ECOC_SIGNATUR_MANGLER');
  });

  it('is rejected where it was changed, or signed by another', () => {
    expect(codesIn(judge(signed().replace('2105', '2106')))).toEqual(['ECOC_SIGNATUR_INNHOLD_ENDRET']);
    expect(codesIn(judge(signed(undefined, 'other')))).toEqual(['ECOC_SIGNATAR_UKJENT']);
    expect(codesIn(judge(signed(undefined, 'stranger')))).toEqual(['ECOC_SERTIFIKAT_UTEN_TILLIT']);
  });

  it('is judged as of its date, without one as of its receipt', () => {
    const withoutDate = (text: string): string => text;
    expect(codesIn(judge(signed(dated('2025-03-04T10:00:00'))))).toContain('ECOC_SERTIFIKAT_UTENFOR_GYLDIGHET');
    expect(judge(signed(withoutDate)).verdict).toBe('accepted');
    expect(codesIn(judge(signed(withoutDate, 'expired')))).toEqual(['ECOC_SERTIFIKAT_UTENFOR_GYLDIGHET']);
  });
});
