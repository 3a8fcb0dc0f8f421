import fc from 'fast-check';
import { InvalidVinError, isVin, normaliseVin, toVin } from './vin';

describe('Vin', () => {
  it('normalises lower case and blanks', () => {
    expect(toVin(' wvwzzz1kz8w000001 ')).toBe('WVWZZZ1KZ8W000001');
  });

  it.each(['WVWZZZ1KZ8W00000I', 'WVWZZZ1KZ8W00000O', 'WVWZZZ1KZ8W00000Q', 'SHORT', 'WVWZZZ1KZ8W0000012', ''])(
    'refuses "%s"',
    (text) => {
      expect(() => toVin(text)).toThrow(InvalidVinError);
    },
  );

  it('accepts exactly what is 17 of the 33 characters', () => {
    const character = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789');
    fc.assert(
      fc.property(fc.array(character, { minLength: 17, maxLength: 17 }), (characters) => {
        expect(isVin(characters.join(''))).toBe(true);
        expect(isVin(normaliseVin(characters.join('').toLowerCase()))).toBe(true);
      }),
    );
  });
});
