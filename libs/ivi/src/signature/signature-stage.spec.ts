import { checkEcoc, type EcocVerdict } from '../check-ecoc';
import { defaultPolicy, type SignaturePolicy } from '../ecoc-policy';
import { aCar, aVin, type Car, type LooseGroup } from '../fixtures/an-ecoc';
import { aSignaturePolicy, certificatePem, revocationListPem, type TestSigner } from '../fixtures/a-test-pki';
import { forge } from '../fixtures/forge-signature';
import { parseIvi } from '../parsing/parse-ivi';
import { writeIvi } from '../writing/write-ivi';
import { performSignatureStage } from './signature-stage';

const request = { vin: aVin, taxGroup: '101', receivedAt: '2026-11-15T10:00:00.000Z' };

const textOf = (signer: TestSigner, change: (car: Car) => void = () => undefined): string => {
  const car = aCar();
  change(car);
  return forge(writeIvi(car), { signer });
};

const judge = (text: string, policy: Partial<SignaturePolicy> = {}): EcocVerdict =>
  checkEcoc(Buffer.from(text), request, { ...defaultPolicy, signature: aSignaturePolicy(policy) });

const madeAt = (instant: string) => (car: Car) => void (car.Header['IviVersionDateTime'] = instant);

/** The verdicts of the three sides, then the codes of errors, then those of warnings in parentheses. */
const summary = (verdict: EcocVerdict): string => {
  const { integrity, identity, trust } = verdict.checks.find(({ stage }) => stage === 'signature')?.parts ?? {};
  const errors = verdict.verdict === 'rejected' ? verdict.errors.map(({ code }) => code) : [];
  const warnings = verdict.warnings.map(({ code }) => `(${code})`);
  return [integrity, identity, trust, ...errors, ...warnings].join(' ');
};

describe('checkEcoc with a signature policy', () => {
  it('says what was performed', () => {
    const verdict = judge(textOf('maker'));
    expect(verdict.verdict).toBe('accepted');
    expect(verdict.checks[2]).toEqual({
      stage: 'signature',
      verdict: 'passed',
      parts: { integrity: 'passed', identity: 'passed', trust: 'passed' },
    });
    expect(verdict.signature?.trust).toEqual({ verdict: 'passed', errors: [], warnings: [] });
  });

  it('ends at a signature that does not hold, and says nothing of what it did not come to', () => {
    const verdict = judge(textOf('maker').replace('2130', '2131'));
    expect(verdict.checks.map((check) => check.verdict)).toEqual(['passed', 'passed', 'failed', 'notChecked']);
    expect(verdict).toMatchObject({
      verdict: 'rejected',
      errors: [
        { stage: 'signature', code: 'ECOC_SIGNATUR_INNHOLD_ENDRET', path: '/InitialVehicleInformation/Signature' },
      ],
      signature: { identity: { verdict: 'notChecked' }, trust: { verdict: 'notChecked' } },
    });
  });

  it('checks nothing without a policy', () => {
    const verdict = checkEcoc(Buffer.from(textOf('stranger')), request);
    expect(verdict).toMatchObject({ verdict: 'accepted', signature: null });
    expect(verdict.checks[2]).toEqual({ stage: 'signature', verdict: 'notChecked' });
  });

  it('lets an unsigned IVI 1.x through with a warning', () => {
    const text = writeIvi(aCar());
    const parsed = parseIvi(text);
    if (!parsed.ok) throw new Error(parsed.finding.en);
    const { document } = parsed;
    const question = { text, document, root: document.root, receivedAt: request.receivedAt };
    expect(performSignatureStage({ ...question, profile: '1.x' }, aSignaturePolicy())).toMatchObject({
      verdict: 'notChecked',
      errors: [],
      warnings: [{ code: 'ECOC_SIGNATUR_MANGLER' }],
    });
    expect(performSignatureStage({ ...question, profile: '2.0' }, aSignaturePolicy()).verdict).toBe('failed');
  });

  it('throws for a policy that cannot be read', () => {
    expect(() => judge(textOf('maker'), { trustAnchors: ['x'] })).toThrow();
  });
});

describe('identity', () => {
  it.each([
    ['someone who is not listed', 'unlisted', 'ECOC_SIGNATAR_UKJENT'],
    ['someone who signs for others', 'other', 'ECOC_SIGNATAR_AVVIKER'],
  ] as const)('refuses %s', (_, signer, code) => {
    expect(summary(judge(textOf(signer)))).toBe(`passed failed passed ${code}`);
  });

  it('takes any signer whom an anchor vouches for where the policy says so, and tells that it did not compare', () => {
    const verdict = judge(textOf('unlisted'), { signers: 'anyTrusted' });
    expect(summary(verdict)).toBe('passed notChecked passed (ECOC_SIGNATAR_IKKE_KONTROLLERT)');
    expect(verdict.checks[2]).toMatchObject({ stage: 'signature', verdict: 'passed' });
    expect(verdict.warnings[0]?.en).toMatch(/made by "Ukjent .* signs for "Fjell Bil AS" was not checked/);
    expect(verdict.signature?.identity.warnings).toEqual(verdict.warnings);
  });

  it('takes no stranger, nor a changed document, for anyone trusted', () => {
    const policy = { signers: 'anyTrusted' } as const;
    expect(judge(textOf('stranger'), policy)).toMatchObject({
      verdict: 'rejected',
      errors: [{ code: 'ECOC_SERTIFIKAT_UTEN_TILLIT' }],
    });
    expect(summary(judge(textOf('maker').replace('2130', '2131'), policy))).toBe(
      'failed notChecked notChecked ECOC_SIGNATUR_INNHOLD_ENDRET',
    );
  });

  it('takes the common name of a certificate as well, and other cases and blanks', () => {
    const signers = [{ subject: 'ukjent  ECOC', manufacturers: ['FJELL BIL AS '] }];
    expect(summary(judge(textOf('unlisted'), { signers }))).toBe('passed passed passed');
  });

  it('takes the representative in the EU', () => {
    const withRepresentative = (car: Car): void => {
      (car.CocDataGroup as LooseGroup).EURepresentativeGroup = {
        EURepresentativeName: 'Annen Bil AS',
        EURepresentativeAddressLine1: 'Veien 1',
        EURepresentativePlaceOfResidence: 'Oslo',
        EURepresentativeCountryOfResidence: 'Norge',
      };
    };
    expect(summary(judge(textOf('other', withRepresentative)))).toBe('passed passed passed');
  });

  it('takes the manufacturer of the latest stage, not those before', () => {
    const twoStages = (latest: string) => (car: Car) => {
      const [first] = car.CocDataGroup.ManufacturerTable.ManufacturerGroup;
      car.CocDataGroup.ManufacturerTable.ManufacturerGroup = [
        { ...first, ManufacturerStageNumber: '2', ManufacturerName: latest },
        { ...first, ManufacturerStageNumber: '1', ManufacturerName: 'Fjell Bil AS' },
      ];
    };
    expect(judge(textOf('other', twoStages('Annen Bil AS'))).signature?.identity.verdict).toBe('passed');
    expect(judge(textOf('maker', twoStages('Annen Bil AS'))).signature?.identity.verdict).toBe('failed');
  });
});

describe('trust', () => {
  it.each([
    ['a stranger with the same names', 'stranger', 'ECOC_SERTIFIKAT_UTEN_TILLIT'],
    ['a certificate of a signer, who is no authority', 'below-maker', 'ECOC_SERTIFIKAT_UTEN_TILLIT'],
    ['a certificate that SHA-1 certifies', 'sha1', 'ECOC_SERTIFIKAT_UTEN_TILLIT'],
    ['a critical extension that is not understood', 'constrained', 'ECOC_SERTIFIKAT_UTEN_TILLIT'],
    ['more authorities than one of them allows', 'too-deep', 'ECOC_SERTIFIKAT_UTEN_TILLIT'],
    ['a certificate that had expired', 'expired', 'ECOC_SERTIFIKAT_UTENFOR_GYLDIGHET'],
    ['a certificate for encryption', 'encryption', 'ECOC_SERTIFIKAT_IKKE_FOR_SIGNERING'],
  ] as const)('refuses %s', (_, signer, code) => {
    const intermediates = [certificatePem('issuing'), certificatePem('maker'), certificatePem('too-deep-authority')];
    expect(summary(judge(textOf(signer), { intermediates }))).toBe(`passed passed failed ${code}`);
  });

  it('judges validity as of when the document was made', () => {
    const signatureOf = (instant: string) => judge(textOf('expired', madeAt(instant))).signature?.trust.errors ?? [];
    const [both] = [signatureOf('2020-06-01T00:00:00Z')];
    expect(both.map(({ nb }) => nb)).toEqual([
      expect.stringContaining('Test issuing'),
      expect.stringContaining('Test root'),
    ]);
    expect(signatureOf('2026-06-01T00:00:00Z').map(({ nb }) => nb)).toEqual([expect.stringContaining('Expired')]);
  });

  it('trusts a signer that is configured as an anchor', () => {
    const policy = { trustAnchors: [certificatePem('stranger')] };
    expect(summary(judge(textOf('stranger'), policy))).toBe('passed passed passed');
  });

  const revocationLists = [revocationListPem('issuing'), revocationListPem('root')];

  it('refuses a stolen key, whenever the document says it was made', () => {
    expect(summary(judge(textOf('stolen'), { revocationLists }))).toBe(
      'passed passed failed ECOC_SERTIFIKAT_TILBAKEKALT',
    );
  });

  it('refuses a superseded key only for documents made after', () => {
    expect(summary(judge(textOf('superseded'), { revocationLists }))).toBe('passed passed passed');
    const after = textOf('superseded', madeAt('2026-11-01T00:00:00Z'));
    expect(summary(judge(after, { revocationLists }))).toBe('passed passed failed ECOC_SERTIFIKAT_TILBAKEKALT');
  });

  it('warns where a list is absent, outdated, or signed by someone else, and looks at none without lists', () => {
    const unknown = '(ECOC_TILBAKEKALLING_UKJENT)';
    const rootOnly = [revocationListPem('root')];
    const outdated = [...rootOnly, revocationListPem('outdated')];
    expect(summary(judge(textOf('maker'), { revocationLists }))).toBe('passed passed passed');
    expect(summary(judge(textOf('maker'), { revocationLists: rootOnly }))).toBe(`passed passed passed ${unknown}`);
    expect(summary(judge(textOf('maker'), { revocationLists: outdated }))).toBe(`passed passed passed ${unknown}`);
    expect(summary(judge(textOf('stolen')))).toBe('passed passed passed');
    const tampered = Buffer.from(revocationListPem('issuing').replace(/-----[^-]+-----|\s/g, ''), 'base64');
    tampered[tampered.length - 1]! ^= 1;
    expect(summary(judge(textOf('stolen'), { revocationLists: [...rootOnly, tampered.toString('base64')] }))).toBe(
      `passed passed passed ${unknown}`,
    );
  });
});
