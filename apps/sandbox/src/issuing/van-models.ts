import { manufacturers } from './manufacturer';
import type { Model } from './model';

const { lastemo } = manufacturers;

const van = {
  category: 'N1',
  manufacturer: lastemo,
  make: 'LASTEMO',
  bodywork: 'BB',
  length_mm: 5410,
  width_mm: 1985,
  height_mm: 2060,
  wheelbase_mm: 3300,
  axles: 2,
  couplingLoad_kg: 100,
  seats: 3,
  doors: { left: 1, right: 2, back: 1 },
  loadingArea_mm: 2610,
} as const;

export const dieselVans: readonly [Model, ...Model[]] = [
  {
    ...van,
    commercialName: 'LASTEMO STAUER 2.0 D',
    type: 'LS1',
    approval: { number: '00733', extension: '09' },
    massInRunningOrder_kg: 1955,
    payload_kg: 1045,
    towable_kg: 2300,
    maximumSpeed_kmh: 176,
    tyre: { size: '215/65R16C', rim: '16X6.5J', speedSymbol: 'T', category: 'C2' },
    powertrain: {
      kind: 'combustion',
      engine: {
        code: 'LD20B',
        fuel: 'diesel',
        cylinders: 4,
        capacity_cm3: 1993,
        maximumPower_kw: 110,
        speedAtMaximumPower_min1: 3500,
      },
      co2_gkm: 179,
    },
  },
];

export const electricVans: readonly [Model, ...Model[]] = [
  {
    ...van,
    commercialName: 'LASTEMO STAUER E',
    type: 'LS1E',
    approval: { number: '00761', extension: '02' },
    massInRunningOrder_kg: 2240,
    payload_kg: 860,
    towable_kg: 1000,
    maximumSpeed_kmh: 135,
    tyre: { size: '215/65R16C', rim: '16X6.5J', speedSymbol: 'R', category: 'C2' },
    powertrain: {
      kind: 'electric',
      motors: [{ code: 'LE10', maximumPower_kw: 130, thirtyMinutesPower_kw: 64 }],
      consumption_whkm: 254,
      range_km: 318,
    },
  },
];
