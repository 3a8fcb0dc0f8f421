import { aSignaturePolicy, certificatePem } from '../../fixtures/a-test-pki';
import { aHolder, issueCertificate } from '../../fixtures/issue-certificate';
import { readCertificate } from './certificate';
import { judgeTrust, type Moments } from './judge-trust';
import type { Revocation, RevocationList } from './revocation-list';
import { TrustStore } from './trust-store';

const [maker, issuing, root] = (['maker', 'issuing', 'root'] as const).map((name) =>
  readCertificate(certificatePem(name)),
) as [ReturnType<typeof readCertificate>, ReturnType<typeof readCertificate>, ReturnType<typeof readCertificate>];

const signedAt = Date.parse('2026-09-01T00:00:00Z');
const receivedAt = Date.parse('2026-10-01T00:00:00Z');

const aList = (change: Partial<RevocationList> = {}): RevocationList => ({
  issuer: issuing.subject.der,
  thisUpdate: receivedAt - 1,
  nextUpdate: receivedAt + 1,
  revoked: new Map(),
  isSignedBy: (issuer) => issuer.subject.der.equals(issuing.subject.der),
  ...change,
});
const ofRoot = aList({ issuer: root.subject.der, isSignedBy: (issuer) => issuer.subject.der.equals(root.subject.der) });

const judge = (revocationLists: readonly RevocationList[], moments: Partial<Moments> = {}) => {
  const store = Object.assign(new TrustStore(aSignaturePolicy()), { revocationLists });
  const { verdict, errors, warnings } = judgeTrust(maker, [maker], store, { signedAt, receivedAt, ...moments });
  return [verdict, ...errors.map(({ code }) => code), ...warnings.map(({ code }) => `(${code})`)].join(' ');
};
const revoking = (revocation: Revocation): RevocationList => aList({ revoked: new Map([[maker.serial, revocation]]) });

const passed = 'passed';
const revoked = 'failed ECOC_SERTIFIKAT_TILBAKEKALT';
const unknown = 'passed (ECOC_TILBAKEKALLING_UKJENT)';

describe('judgeTrust, by revocation', () => {
  it.each([
    [0, 'unspecified', revoked],
    [1, 'keyCompromise', revoked],
    [2, 'cACompromise', revoked],
    [3, 'affiliationChanged', passed],
    [4, 'superseded', passed],
    [5, 'cessationOfOperation', passed],
    [6, 'certificateHold', revoked],
    [8, 'removeFromCRL', passed],
    [9, 'privilegeWithdrawn', revoked],
  ])('counts reason %i (%s) as it should for documents made before', (reason, _, expected) => {
    expect(judge([ofRoot, revoking({ at: signedAt + 1, reason })])).toBe(expected);
  });

  it.each([
    [0, revoked],
    [4, revoked],
    [8, passed],
  ])('counts reason %i for documents made at that moment or after', (reason, expected) => {
    expect(judge([ofRoot, revoking({ at: signedAt, reason })])).toBe(expected);
    expect(judge([ofRoot, revoking({ at: signedAt - 1, reason })])).toBe(expected);
  });

  it('finds a revocation in any list, in an outdated one too', () => {
    const stolen = { at: signedAt - 1, reason: 1 };
    expect(judge([ofRoot, aList(), revoking(stolen)])).toBe(revoked);
    expect(judge([ofRoot, { ...revoking(stolen), nextUpdate: receivedAt - 1 }])).toBe(revoked);
    expect(judge([ofRoot, { ...revoking(stolen), isSignedBy: () => false }])).toBe(unknown);
    expect(judge([ofRoot, { ...revoking(stolen), issuer: root.subject.der, isSignedBy: () => true }])).toBe(unknown);
  });

  it.each([
    ['from its first moment', { thisUpdate: receivedAt }, passed],
    ['to its last', { nextUpdate: receivedAt }, passed],
    ['not before', { thisUpdate: receivedAt + 1 }, unknown],
    ['not after', { nextUpdate: receivedAt - 1 }, unknown],
  ])('takes a list for current %s', (_, change, expected) => {
    expect(judge([ofRoot, aList(change)])).toBe(expected);
  });

  it('wants a list of every issuer of the chain', () => {
    expect(judge([])).toBe(passed);
    expect(judge([aList()])).toBe(unknown);
    expect(judge([ofRoot])).toBe(unknown);
    const ofIssuing = aList({ ...ofRoot, revoked: new Map([[issuing.serial, { at: 0, reason: 2 }]]) });
    expect(judge([ofIssuing, aList()])).toBe(revoked);
  });
});

describe('judgeTrust, by time', () => {
  const outside =
    'failed ECOC_SERTIFIKAT_UTENFOR_GYLDIGHET ECOC_SERTIFIKAT_UTENFOR_GYLDIGHET ECOC_SERTIFIKAT_UTENFOR_GYLDIGHET';

  it.each([
    ['the first moment of its certificates', maker.validFrom, passed],
    ['the last', maker.validTo, passed],
    ['a moment before', maker.validFrom - 1, outside],
    ['a moment after', maker.validTo + 1, outside],
    ['no moment at all', NaN, outside],
  ])('judges a document of %s', (_, moment, expected) => {
    expect(judge([], { signedAt: moment })).toBe(expected);
  });

  it('says which certificate, and when', () => {
    const store = new TrustStore(aSignaturePolicy());
    const at = (moment: number): string | undefined =>
      judgeTrust(maker, [], store, { signedAt: moment, receivedAt }).errors[0]?.en;
    expect(at(Date.parse('2020-05-01T00:00:00Z'))).toContain(
      '"Fjell Bil eCoC" was not valid when the document was made (2020-05-01T00:00:00.000Z)',
    );
    expect(at(NaN)).toContain('(?)');
  });
});

describe('judgeTrust, by issuer', () => {
  it('names the issuer that leads nowhere', () => {
    const store = new TrustStore(aSignaturePolicy({ intermediates: [] }));
    const { verdict, errors } = judgeTrust(maker, [maker], store, { signedAt, receivedAt });
    expect(verdict).toBe('failed');
    expect(errors.map(({ code, en }) => [code, en])).toEqual([
      ['ECOC_SERTIFIKAT_UTEN_TILLIT', expect.stringContaining('"Test issuing"')],
    ]);
  });

  it('takes a chain that holds before one that does not, and the first where none holds', () => {
    const [anchor, between, end] = [aHolder('anchor'), aHolder('between'), aHolder('end')];
    const trusted = issueCertificate(anchor, anchor);
    const [signer, one, other] = [
      issueCertificate(end, between),
      issueCertificate(between, anchor),
      issueCertificate(between, anchor),
    ];
    const judgeWith = (...revoked: readonly (typeof one)[]) => {
      const stolen = new Map(revoked.map(({ serial }) => [serial, { at: 0, reason: 1 }]));
      const list = aList({ issuer: trusted.subject.der, revoked: stolen, isSignedBy: () => true });
      const policy = aSignaturePolicy({ trustAnchors: [trusted.x509.toString()], intermediates: [] });
      const store = Object.assign(new TrustStore(policy), { revocationLists: [list] });
      return judgeTrust(signer, [one, other], store, { signedAt, receivedAt }).verdict;
    };
    expect([judgeWith(), judgeWith(one), judgeWith(other), judgeWith(one, other)]).toEqual([
      'passed',
      'passed',
      'passed',
      'failed',
    ]);
  });

  it('takes the best of several chains', () => {
    const store = new TrustStore(
      aSignaturePolicy({ trustAnchors: [certificatePem('root'), certificatePem('issuing')] }),
    );
    expect(store.chainsOf(maker, []).map((chain) => chain.length)).toEqual([2, 3]);
    const rootRevoked = aList({ ...ofRoot, revoked: new Map([[issuing.serial, { at: 0, reason: 2 }]]) });
    const withLists = Object.assign(store, { revocationLists: [aList(), rootRevoked] });
    expect(judgeTrust(maker, [], withLists, { signedAt, receivedAt }).verdict).toBe('passed');
  });
});
