import { maskIn, maskVin } from './mask-vin.ts';

describe('a masked VIN', () => {
  it('keeps the manufacturer and the last four', () => {
    expect(maskVin('WVWZZZE1ZMP012345')).toBe('WVW··········2345');
  });

  it('shows nothing of a key that is no VIN', () => {
    expect(maskVin('12345678901')).not.toMatch(/\d/);
  });

  it('is masked in the reason too', () => {
    expect(maskIn('no vehicle WVWZZZE1ZMP012345 here', 'WVWZZZE1ZMP012345')).toBe('no vehicle WVW··········2345 here');
    expect(maskIn('broken bytes', '')).toBe('broken bytes');
  });
});
