import { aSignaturePolicy, certificateBase64, certificatePem } from '../../fixtures/a-test-pki';
import { aHolder, issueCertificate } from '../../fixtures/issue-certificate';
import type { Certificate } from './certificate';
import { type Chain, TrustStore, trustStoreOf } from './trust-store';

const [anchor, signer] = [aHolder('anchor'), aHolder('signer')];
const [a, b, c, d, e] = [aHolder('a'), aHolder('b'), aHolder('c'), aHolder('d'), aHolder('e')];

const trusting = (...anchors: readonly Certificate[]): TrustStore =>
  new TrustStore(aSignaturePolicy({ trustAnchors: anchors.map(({ x509 }) => x509.toString()), intermediates: [] }));
const trusted = issueCertificate(anchor, anchor);

const serials = (chains: readonly Chain[]): string[] => chains.map((chain) => chain.map(({ serial }) => serial).join());
const pathOf = (chain: Chain): string => chain.map(({ subject }) => subject.commonNames[0]).join(' < ');
const pathsOf = (store: TrustStore, [first, ...brought]: readonly Certificate[]): string[] =>
  store.chainsOf(first as Certificate, brought).map(pathOf);

describe('the chains from a signer', () => {
  it('are the signer alone where it is trusted itself', () => {
    const below = issueCertificate(signer, anchor);
    expect(serials(trusting(trusted, below).chainsOf(below, [trusted]))).toEqual([below.serial]);
  });

  it('lead to an anchor directly, or through what the document brought, in whatever order', () => {
    const brought = [issueCertificate(b, anchor), issueCertificate(a, b)];
    expect(pathsOf(trusting(trusted), [issueCertificate(signer, anchor)])).toEqual(['signer < anchor']);
    expect(pathsOf(trusting(trusted), [issueCertificate(signer, a), ...brought])).toEqual(['signer < a < b < anchor']);
    expect(pathsOf(trusting(trusted), [issueCertificate(signer, a), ...brought.reverse()])).toEqual([
      'signer < a < b < anchor',
    ]);
  });

  it('lead to every anchor that vouches', () => {
    const another = issueCertificate(anchor, anchor);
    const below = issueCertificate(signer, anchor);
    expect(serials(trusting(trusted, another).chainsOf(below, []))).toEqual([
      `${below.serial},${trusted.serial}`,
      `${below.serial},${another.serial}`,
    ]);
  });

  it('are none where a link is missing, until it is brought', () => {
    const store = trusting(trusted);
    const [below, link] = [issueCertificate(signer, a), issueCertificate(a, anchor)];
    expect(pathsOf(store, [below])).toEqual([]);
    expect(pathsOf(store, [below, issueCertificate(b, anchor)])).toEqual([]);
    expect(pathsOf(store, [below, link])).toEqual(['signer < a < anchor']);
    expect(pathsOf(store, [below])).toEqual([]);
    expect(pathsOf(store, [link])).toEqual(['a < anchor']);
  });

  it('are found once, and remembered', () => {
    const store = trusting(trusted);
    const below = issueCertificate(signer, anchor);
    expect(store.chainsOf(below, [])).toBe(store.chainsOf(below, []));
  });

  it('go through each certificate once, where authorities vouch for each other', () => {
    const brought = [issueCertificate(a, b), issueCertificate(b, a), issueCertificate(b, anchor)];
    expect(pathsOf(trusting(trusted), [issueCertificate(signer, a), ...brought])).toEqual(['signer < a < b < anchor']);
  });

  it('have six certificates at most', () => {
    const four = [issueCertificate(a, b), issueCertificate(b, c), issueCertificate(c, d)];
    const below = issueCertificate(signer, a);
    expect(pathsOf(trusting(trusted), [below, ...four, issueCertificate(d, anchor)])).toEqual([
      'signer < a < b < c < d < anchor',
    ]);
    const five = [...four, issueCertificate(d, e), issueCertificate(e, anchor)];
    expect(pathsOf(trusting(trusted), [below, ...five])).toEqual([]);
  });

  it('are sixteen at most', () => {
    const below = issueCertificate(signer, a);
    const times = (count: number) => Array.from({ length: count }, () => issueCertificate(a, anchor));
    expect(pathsOf(trusting(trusted), [below, ...times(16)])).toHaveLength(16);
    const found = trusting(trusted, issueCertificate(anchor, anchor)).chainsOf(below, times(9));
    expect(new Set(serials(found)).size).toBe(16);
  });

  it.each([
    [0, Infinity, Infinity, 1],
    [0, 1, 2, 1],
    [Infinity, 0, Infinity, 0],
    [Infinity, Infinity, 1, 0],
    [Infinity, Infinity, 2, 1],
  ])('keep the path lengths %d, %d and %d: %d', (ofA, ofB, ofAnchor, count) => {
    const store = trusting(issueCertificate(anchor, anchor, ofAnchor));
    const brought = [issueCertificate(a, b, ofA), issueCertificate(b, anchor, ofB)];
    expect(pathsOf(store, [issueCertificate(signer, a, 0), ...brought])).toHaveLength(count);
  });
});

describe('what a document brought', () => {
  const store = () => new TrustStore(aSignaturePolicy());

  it('is read once', () => {
    const known = store();
    const maker = known.read(certificateBase64('maker'));
    expect(maker).toMatchObject({ subject: { commonNames: ['Fjell Bil eCoC'] } });
    expect(known.read(certificateBase64('maker'))).toBe(maker);
    expect(known.read(certificateBase64('other'))).toMatchObject({ subject: { organisations: ['Annen Bil AS'] } });
  });

  it.each(['', 'AAAA', certificateBase64('maker').slice(0, 400)])('may be unreadable: "%s"', (base64) => {
    expect(store().read(base64)).toBe('unreadable');
  });

  it('is forgotten, all of it, when two thousand others have come', () => {
    const known = store();
    const maker = known.read(certificateBase64('maker'));
    for (let count = 1; count < 2_000; count += 1) known.read(`${count}`);
    expect(known.read(certificateBase64('maker'))).toBe(maker);
    known.read('one more');
    expect(known.read(certificateBase64('maker'))).not.toBe(maker);
  });
});

describe('the store of a policy', () => {
  it('is made once for each', () => {
    const policy = aSignaturePolicy();
    expect(trustStoreOf(policy)).toBe(trustStoreOf(policy));
    expect(trustStoreOf(aSignaturePolicy())).not.toBe(trustStoreOf(policy));
  });

  it.each([
    ['an anchor', { trustAnchors: [certificatePem('root'), 'no certificate'] }],
    ['a certificate between', { intermediates: ['no certificate'] }],
    ['a revocation list', { revocationLists: ['no list'] }],
  ])('is not made where %s cannot be read', (_, change) => {
    expect(() => trustStoreOf(aSignaturePolicy(change))).toThrow();
  });
});
