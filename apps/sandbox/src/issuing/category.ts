/** The categories of vehicle that the sandbox issues certificates for. */
export type IssuedCategory =
  | 'M1'
  | 'M2'
  | 'M3'
  | 'N1'
  | 'N2'
  | 'N3'
  | 'O1'
  | 'O2'
  | 'O3'
  | 'O4'
  | 'L1e-B'
  | 'L2e-U'
  | 'L3e-A1'
  | 'L3e-A2'
  | 'L3e-A3'
  | 'L4e-A3'
  | 'L5e-A'
  | 'L6e-BP'
  | 'L7e-B1'
  | 'L7e-CU';

/** Categories whose certificates hold much the same elements. */
export type VehicleFamily = 'car' | 'van' | 'heavy' | 'trailer' | 'lCategory';

const byLetter: Readonly<Record<string, VehicleFamily>> = { M: 'heavy', N: 'heavy', O: 'trailer', L: 'lCategory' };

export const familyOf = (category: IssuedCategory): VehicleFamily => {
  if (category === 'M1') return 'car';
  if (category === 'N1') return 'van';
  return byLetter[category.charAt(0)] as VehicleFamily;
};

/** For the carriage of goods: N. */
export const carriesGoods = (category: IssuedCategory): boolean => category.startsWith('N');
