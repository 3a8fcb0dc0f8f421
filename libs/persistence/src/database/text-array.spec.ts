import { textArray } from './text-array';

describe('binary text[]', () => {
  it('is a header, then each text with its length in bytes', () => {
    expect(textArray(['é', '']).toString('hex')).toBe(
      ['00000001', '00000000', '00000019', '00000002', '00000001', '00000002', 'c3a9', '00000000'].join(''),
    );
  });

  it('without texts has no dimensions', () => {
    expect(textArray([]).toString('hex')).toBe('000000000000000000000019');
  });
});
