import { checkEcoc, type EcocVerdict } from '../check-ecoc';
import { defaultPolicy } from '../ecoc-policy';
import { aVin } from '../fixtures/an-ecoc';
import { anIvi1Text, asUtf16 } from '../fixtures/an-ivi1-ecoc';
import { aSignaturePolicy } from '../fixtures/a-test-pki';
import { forge } from '../fixtures/forge-signature';

const request = { vin: aVin, taxGroup: '315', receivedAt: '2026-10-15T10:00:00.000Z' };
const signers = [{ subject: 'Fjell Bil AS', manufacturers: ['Påbygg AS'] }];
const policy = { ...defaultPolicy, signature: aSignaturePolicy({ signers }) };

const dated = (text: string): string =>
  text.replace('<VersionCoc>', '<VersionDateIVI>2026-03-04T10:00:00</VersionDateIVI><VersionCoc>');
const signed = (text = dated(anIvi1Text())): string => forge(text);
const judge = (text: string): EcocVerdict => checkEcoc(asUtf16(text), request, policy);

describe('a signed IVI 1.x document', () => {
  it('is accepted as it was signed', () => {
    const verdict = judge(signed());
    expect(verdict).toMatchObject({ verdict: 'accepted', profile: '1.x', facts: { manufacturer: 'Påbygg AS' } });
    expect(verdict.checks[2]).toMatchObject({
      verdict: 'passed',
      parts: { integrity: 'passed', identity: 'passed', trust: 'passed' },
    });
  });

  it('is judged as of when it was received, where it has no date', () => {
    expect(judge(signed(anIvi1Text())).verdict).toBe('accepted');
  });
});
