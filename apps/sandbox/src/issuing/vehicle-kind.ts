/** The kinds of vehicle that the sandbox issues certificates for. */
export const vehicleKinds = [
  'M1 battery electric',
  'M1 plug-in hybrid',
  'M1 petrol',
  'N1 diesel',
  'N1 battery electric',
  'O2 trailer',
] as const;
export type VehicleKind = (typeof vehicleKinds)[number];

export type IssuedCategory = 'M1' | 'N1' | 'O2';
export const categoryOf = (kind: VehicleKind): IssuedCategory => kind.slice(0, 2) as IssuedCategory;

const byPrefix: readonly (readonly [prefix: string, kind: VehicleKind])[] = [
  ['WV1E', 'N1 battery electric'],
  ['WV1', 'N1 diesel'],
  ['YU7', 'O2 trailer'],
  ['ZZP', 'M1 plug-in hybrid'],
  ['ZZB', 'M1 petrol'],
];

/** The kind that a VIN stands for here, by its first characters. */
export const vehicleKindOf = (vin: string): VehicleKind =>
  byPrefix.find(([prefix]) => vin.startsWith(prefix))?.[1] ?? 'M1 battery electric';
