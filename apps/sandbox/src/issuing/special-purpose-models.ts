import { manufacturers } from './manufacturer';
import type { Model } from './model';

const { lastemo, ladebo } = manufacturers;

/** A car by its category, on the floor of a van; its special purpose is what sets it apart. */
const builtOnVan = {
  category: 'M1',
  make: 'LASTEMO',
  width_mm: 1985,
  wheelbase_mm: 3300,
  axles: 2,
  couplingLoad_kg: 100,
  maximumSpeed_kmh: 168,
  tyre: { size: '215/65R16C', rim: '16X6.5J', speedSymbol: 'T', category: 'C2' },
  powertrain: {
    kind: 'combustion',
    engine: {
      code: 'LD20B',
      fuel: 'diesel',
      cylinders: 4,
      capacity_cm3: 1993,
      maximumPower_kw: 125,
      speedAtMaximumPower_min1: 3600,
    },
    co2_gkm: 191,
  },
} as const;

export const motorCaravans: readonly [Model, ...Model[]] = [
  {
    ...builtOnVan,
    manufacturer: lastemo,
    commercialName: 'LASTEMO STAUER FERIE',
    type: 'LF1',
    approval: { number: '00774', extension: '03' },
    bodywork: 'AF',
    specialPurpose: 'SA',
    length_mm: 5470,
    height_mm: 2410,
    massInRunningOrder_kg: 2390,
    payload_kg: 710,
    towable_kg: 2000,
    seats: 4,
    doors: { left: 1, right: 2, back: 1 },
  },
];

export const ambulances: readonly [Model, ...Model[]] = [
  {
    ...builtOnVan,
    manufacturer: ladebo,
    commercialName: 'LASTEMO STAUER AMBULANSE',
    type: 'LDA2',
    approval: { number: '00131', extension: '01' },
    bodywork: 'AF',
    specialPurpose: 'SC',
    length_mm: 5620,
    height_mm: 2560,
    massInRunningOrder_kg: 2680,
    payload_kg: 820,
    towable_kg: 0,
    seats: 5,
    doors: { left: 1, right: 2, back: 1 },
  },
];

export const hearses: readonly [Model, ...Model[]] = [
  {
    ...builtOnVan,
    manufacturer: ladebo,
    commercialName: 'LASTEMO STAUER BÅRE',
    type: 'LDB1',
    approval: { number: '00138', extension: '00' },
    bodywork: 'AF',
    specialPurpose: 'SD',
    length_mm: 5410,
    height_mm: 2030,
    massInRunningOrder_kg: 2120,
    payload_kg: 680,
    towable_kg: 0,
    seats: 2,
    doors: { left: 1, right: 1, back: 1 },
  },
];
