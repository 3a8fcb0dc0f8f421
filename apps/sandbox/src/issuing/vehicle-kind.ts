interface KindOfPrefix {
  readonly prefix: string;
  readonly kind: string;
  readonly meaning: string;
  /** Codes that an importer may give for it; those of L categories are not for version 2 of the service. */
  readonly taxGroups: readonly [string, ...string[]];
}

/** How a VIN begins → the kind of vehicle that it stands for here; the first that fits holds. */
export const kindPrefixes = [
  { prefix: 'ZZP', kind: 'M1 plug-in hybrid', meaning: 'category M1, plug-in hybrid', taxGroups: ['101'] },
  { prefix: 'ZZB', kind: 'M1 petrol', meaning: 'category M1, petrol', taxGroups: ['101'] },
  {
    prefix: 'WV1E',
    kind: 'N1 battery electric',
    meaning: 'category N1, battery electric van',
    taxGroups: ['310', '314', '315'],
  },
  { prefix: 'WV1', kind: 'N1 diesel', meaning: 'category N1, diesel van', taxGroups: ['310', '314', '315'] },
  { prefix: 'YU7', kind: 'O2 trailer', meaning: 'category O2, trailer', taxGroups: ['709'] },
  { prefix: 'ZZGDS', kind: 'M1 diesel', meaning: 'category M1, diesel', taxGroups: ['101'] },
  {
    prefix: 'ZZGHE',
    kind: 'M1 hybrid',
    meaning: 'category M1, hybrid that charges its battery itself',
    taxGroups: ['101'],
  },
  { prefix: 'ZZGFC', kind: 'M1 fuel cell', meaning: 'category M1, fuel cell', taxGroups: ['101'] },
  {
    prefix: 'ZZGSA',
    kind: 'M1 motor caravan',
    meaning: 'category M1, special purpose SA, motor caravan',
    taxGroups: ['316'],
  },
  { prefix: 'ZZGSC', kind: 'M1 ambulance', meaning: 'category M1, special purpose SC, ambulance', taxGroups: ['106'] },
  { prefix: 'ZZGSD', kind: 'M1 hearse', meaning: 'category M1, special purpose SD, hearse', taxGroups: ['312'] },
  {
    prefix: 'ZZGM2',
    kind: 'M2 minibus',
    meaning: 'category M2, diesel minibus with 16 passenger seats',
    taxGroups: ['210'],
  },
  { prefix: 'ZZGM3', kind: 'M3 city bus', meaning: 'category M3, battery electric city bus', taxGroups: ['211'] },
  {
    prefix: 'ZZGN2',
    kind: 'N2 box lorry',
    meaning: 'category N2, diesel lorry of 7490 kg with a closed body',
    taxGroups: ['361', '381'],
  },
  {
    prefix: 'ZZGNE',
    kind: 'N2 electric lorry',
    meaning: 'category N2, battery electric lorry of 4250 kg',
    taxGroups: ['361', '381'],
  },
  {
    prefix: 'ZZGN3',
    kind: 'N3 box lorry',
    meaning: 'category N3, diesel lorry of 26 000 kg with a closed body',
    taxGroups: ['361'],
  },
  { prefix: 'ZZGTR', kind: 'N3 tractor', meaning: 'category N3, tractor for semi-trailers', taxGroups: ['340'] },
  { prefix: 'ZZG01', kind: 'O1 trailer', meaning: 'category O1, trailer of 750 kg', taxGroups: ['709'] },
  { prefix: 'ZZG02', kind: 'O2 trailer', meaning: 'category O2, trailer', taxGroups: ['709'] },
  { prefix: 'ZZGSE', kind: 'O2 caravan', meaning: 'category O2, special purpose SE, caravan', taxGroups: ['703'] },
  { prefix: 'ZZG03', kind: 'O3 trailer', meaning: 'category O3, drawbar trailer of 8000 kg', taxGroups: ['719'] },
  { prefix: 'ZZG04', kind: 'O4 trailer', meaning: 'category O4, drawbar trailer of 24 000 kg', taxGroups: ['719'] },
  { prefix: 'ZZGST', kind: 'O4 semi-trailer', meaning: 'category O4, semi-trailer of 36 000 kg', taxGroups: ['729'] },
  { prefix: 'ZZGL1', kind: 'L1e moped', meaning: 'category L1e-B, battery electric moped', taxGroups: ['601'] },
  {
    prefix: 'ZZGL2',
    kind: 'L2e moped',
    meaning: 'category L2e-U, battery electric three-wheel moped',
    taxGroups: ['601'],
  },
  {
    prefix: 'ZZGL3',
    kind: 'L3e motorcycle',
    meaning: 'category L3e-A1, L3e-A2 or L3e-A3, petrol motorcycle',
    taxGroups: ['610', '620'],
  },
  {
    prefix: 'ZZGL4',
    kind: 'L4e motorcycle',
    meaning: 'category L4e-A3, petrol motorcycle with side-car',
    taxGroups: ['620'],
  },
  { prefix: 'ZZGL5', kind: 'L5e tricycle', meaning: 'category L5e-A, petrol tricycle', taxGroups: ['620'] },
  {
    prefix: 'ZZGL6',
    kind: 'L6e quadricycle',
    meaning: 'category L6e-BP, diesel light quadricycle',
    taxGroups: ['601'],
  },
  {
    prefix: 'ZZGL7',
    kind: 'L7e quadricycle',
    meaning: 'category L7e-CU electric or L7e-B1 petrol, heavy quadricycle',
    taxGroups: ['620'],
  },
  {
    prefix: 'ZZV',
    kind: 'N2 completed',
    meaning: 'category N2 in two stages: an incomplete (I) and a completed (V) document',
    taxGroups: ['360', '380'],
  },
  {
    prefix: 'ZZJ',
    kind: 'N2 incomplete',
    meaning: 'category N2, only the document of the incomplete vehicle (I)',
    taxGroups: ['360', '380'],
  },
] as const satisfies readonly KindOfPrefix[];

/** The kinds of vehicle that the sandbox issues certificates for. */
export type VehicleKind = (typeof kindPrefixes)[number]['kind'] | 'M1 battery electric';

/** The kind that a VIN stands for here, by its first characters. */
export const vehicleKindOf = (vin: string): VehicleKind =>
  kindPrefixes.find(({ prefix }) => vin.startsWith(prefix))?.kind ?? 'M1 battery electric';
