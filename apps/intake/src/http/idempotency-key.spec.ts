import { fingerprintOf, readIdempotencyKey } from './idempotency-key';

describe('Idempotency-Key', () => {
  it.each([undefined, 'a', '0b5a0c2e-6d0e-4b53-9f0e-2a4c6f1f7d11', '"quoted"', 'x'.repeat(255)])('may be %s', (key) => {
    expect(readIdempotencyKey(key)).toBe(key);
  });

  it.each(['', ' ', 'two words', 'bokstaven ø', 'x'.repeat(256), 'a\tb'])('may not be "%s"', (key) => {
    expect(() => readIdempotencyKey(key)).toThrow('IDEMPOTENCY_KEY_UGYLDIG');
  });

  it('goes with a body, whatever the order of its members', () => {
    const fields = {
      understellsnummer: 'V',
      avgiftsgruppeKode: '315',
      antallSitteplasser: 2,
      klientreferanse: 'r',
      ventTil: 'd',
    };
    expect(fingerprintOf(Object.fromEntries(Object.entries(fields).reverse()))).toBe(fingerprintOf(fields));
    expect(fingerprintOf({ ...fields, ventTil: null })).toBe(fingerprintOf({ ...fields, ventTil: undefined }));
    const others = Object.keys(fields).map((name) => fingerprintOf({ ...fields, [name]: 1 }));
    expect(new Set([...others, fingerprintOf(fields)]).size).toBe(6);
  });
});
