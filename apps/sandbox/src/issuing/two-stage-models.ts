import { manufacturers } from './manufacturer';
import type { Model } from './model';

const { lastemo, ladebo } = manufacturers;

const shared = {
  category: 'N2',
  make: 'LASTEMO',
  width_mm: 2130,
  wheelbase_mm: 3665,
  towable_kg: 3500,
  couplingLoad_kg: 140,
  seats: 3,
  doors: { left: 1, right: 1, back: 0 },
  maximumSpeed_kmh: 110,
  tyre: { size: '225/75R16C', rim: '16X6J', speedSymbol: 'R', category: 'C2' },
  axles: [
    {
      wheels: 2,
      powered: false,
      steered: true,
      spacing_mm: 3665,
      laden_percent: 42,
      empty_percent: 60,
    },
    { wheels: 4, powered: true, steered: false, laden_percent: 66, empty_percent: 40 },
  ],
  powertrain: {
    kind: 'combustion',
    engine: {
      code: 'LD30H',
      fuel: 'diesel',
      cylinders: 4,
      capacity_cm3: 2998,
      maximumPower_kw: 129,
      speedAtMaximumPower_min1: 3500,
    },
    co2_gkm: 318,
  },
} as const;

/** A chassis with a cab, from its first manufacturer. */
const chassis: Model = {
  ...shared,
  manufacturer: lastemo,
  commercialName: 'LASTEMO BÆRER 52',
  type: 'LB52',
  approval: { number: '00802', extension: '04' },
  bodywork: 'BX',
  length_mm: 5990,
  height_mm: 2290,
  massInRunningOrder_kg: 2160,
  payload_kg: 3040,
  incomplete: true,
};

export const chassisCabs: readonly [Model, ...Model[]] = [chassis];

/** The same with an open body, from the manufacturer that completes it. */
export const completedLorries: readonly [Model, ...Model[]] = [
  {
    ...shared,
    manufacturer: ladebo,
    commercialName: 'LASTEMO BÆRER 52 LADEBO',
    type: 'LDP1',
    approval: { number: '00119', extension: '02' },
    bodywork: 'BA',
    bodyworkSupplement: '01',
    length_mm: 6480,
    height_mm: 2350,
    massInRunningOrder_kg: 2790,
    payload_kg: 2410,
    loadingArea_mm: 4100,
    base: chassis,
  },
];
