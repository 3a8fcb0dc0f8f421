import type { PlannedAxle } from './axle-plan';
import { manufacturers } from './manufacturer';
import type { CombustionEngine, Model } from './model';

const { svingo } = manufacturers;

const light = {
  manufacturer: svingo,
  make: 'SVINGO',
  towable_kg: 0,
  couplingLoad_kg: 0,
  doors: { left: 0, right: 0, back: 0 },
} as const;

const axlePair = (spacing_mm: number, front: 1 | 2, rear: 1 | 2): readonly PlannedAxle[] => [
  {
    wheels: front,
    powered: false,
    steered: true,
    spacing_mm,
    laden_percent: 46,
    empty_percent: 48,
  },
  { wheels: rear, powered: true, steered: false, laden_percent: 64, empty_percent: 52 },
];

const engine = (
  code: string,
  capacity_cm3: number,
  maximumPower_kw: number,
  fuel: CombustionEngine['fuel'] = 'petrol',
): CombustionEngine => ({
  code,
  fuel,
  cylinders: capacity_cm3 > 300 ? 2 : 1,
  capacity_cm3,
  maximumPower_kw,
  speedAtMaximumPower_min1: fuel === 'diesel' ? 3600 : 8250,
});

export const mopeds: readonly [Model, ...Model[]] = [
  {
    ...light,
    category: 'L1e-B',
    commercialName: 'SVINGO SCATTO E',
    type: 'SC1',
    approval: { number: '01211', extension: '01' },
    length_mm: 1860,
    width_mm: 690,
    height_mm: 1115,
    wheelbase_mm: 1310,
    axles: axlePair(1310, 1, 1),
    massInRunningOrder_kg: 96,
    payload_kg: 168,
    seats: 2,
    maximumSpeed_kmh: 45,
    tyre: { size: '110/70-13', rim: '13XMT2.75', speedSymbol: 'L', category: 'L' },
    powertrain: {
      kind: 'electric',
      motors: [{ code: 'SE26', maximumPower_kw: 3.4, thirtyMinutesPower_kw: 2.4 }],
      consumption_whkm: 32,
      range_km: 74,
    },
  },
];

export const threeWheelMopeds: readonly [Model, ...Model[]] = [
  {
    ...light,
    category: 'L2e-U',
    commercialName: 'SVINGO PORTA E',
    type: 'SP3',
    approval: { number: '01217', extension: '00' },
    length_mm: 2480,
    width_mm: 1180,
    height_mm: 1690,
    wheelbase_mm: 1760,
    axles: axlePair(1760, 1, 2),
    massInRunningOrder_kg: 228,
    payload_kg: 290,
    seats: 1,
    maximumSpeed_kmh: 45,
    loadingArea_mm: 1210,
    tyre: { size: '120/70-12', rim: '12XMT3.50', speedSymbol: 'L', category: 'L' },
    powertrain: {
      kind: 'electric',
      motors: [{ code: 'SE38', maximumPower_kw: 3.8, thirtyMinutesPower_kw: 3 }],
      consumption_whkm: 58,
      range_km: 82,
    },
  },
];

const motorcycle = {
  ...light,
  length_mm: 2130,
  width_mm: 830,
  height_mm: 1140,
  wheelbase_mm: 1435,
  axles: axlePair(1435, 1, 1),
  seats: 2,
  tyre: { size: '160/60ZR17', rim: '17XMT5.00', speedSymbol: 'W', category: 'L' },
} as const;

export const motorcycles: readonly [Model, ...Model[]] = [
  {
    ...motorcycle,
    category: 'L3e-A1',
    commercialName: 'SVINGO VELA 125',
    type: 'SV125',
    approval: { number: '01230', extension: '02' },
    massInRunningOrder_kg: 138,
    payload_kg: 182,
    maximumSpeed_kmh: 112,
    powertrain: { kind: 'combustion', engine: engine('S125', 124.7, 10.7), co2_gkm: 52 },
  },
  {
    ...motorcycle,
    category: 'L3e-A2',
    commercialName: 'SVINGO VELA 400',
    type: 'SV400',
    approval: { number: '01231', extension: '02' },
    massInRunningOrder_kg: 176,
    payload_kg: 189,
    maximumSpeed_kmh: 168,
    powertrain: { kind: 'combustion', engine: engine('S400', 398.5, 33), co2_gkm: 84 },
  },
  {
    ...motorcycle,
    category: 'L3e-A3',
    commercialName: 'SVINGO VELA 900',
    type: 'SV900',
    approval: { number: '01232', extension: '04' },
    massInRunningOrder_kg: 209,
    payload_kg: 196,
    maximumSpeed_kmh: 225,
    powertrain: { kind: 'combustion', engine: engine('S900', 896.2, 78), co2_gkm: 112 },
  },
];

export const sidecarMotorcycles: readonly [Model, ...Model[]] = [
  {
    ...motorcycle,
    category: 'L4e-A3',
    commercialName: 'SVINGO COPPIA 900',
    type: 'SC900',
    approval: { number: '01239', extension: '00' },
    length_mm: 2390,
    width_mm: 1690,
    wheelbase_mm: 1510,
    axles: axlePair(1510, 1, 2),
    massInRunningOrder_kg: 334,
    payload_kg: 246,
    seats: 3,
    maximumSpeed_kmh: 150,
    powertrain: { kind: 'combustion', engine: engine('S900', 896.2, 62), co2_gkm: 143 },
  },
];

export const tricycles: readonly [Model, ...Model[]] = [
  {
    ...motorcycle,
    category: 'L5e-A',
    commercialName: 'SVINGO TRIS 500',
    type: 'ST500',
    approval: { number: '01244', extension: '01' },
    width_mm: 880,
    wheelbase_mm: 1570,
    axles: axlePair(1570, 2, 1),
    massInRunningOrder_kg: 281,
    payload_kg: 199,
    maximumSpeed_kmh: 139,
    powertrain: { kind: 'combustion', engine: engine('S500T', 493.8, 32), co2_gkm: 98 },
  },
];

const quadricycle = {
  ...light,
  width_mm: 1490,
  height_mm: 1480,
  tyre: { size: '145/70R13', rim: '13X4.5J', speedSymbol: 'T', category: 'L' },
} as const;

export const lightQuadricycles: readonly [Model, ...Model[]] = [
  {
    ...quadricycle,
    category: 'L6e-BP',
    commercialName: 'SVINGO PICO 45',
    type: 'SQ6',
    approval: { number: '01251', extension: '03' },
    length_mm: 2960,
    wheelbase_mm: 1940,
    axles: axlePair(1940, 2, 2),
    massInRunningOrder_kg: 398,
    payload_kg: 252,
    seats: 2,
    maximumSpeed_kmh: 45,
    powertrain: { kind: 'combustion', engine: engine('SD48', 479.2, 6, 'diesel'), co2_gkm: 74 },
  },
];

export const heavyQuadricycles: readonly [Model, ...Model[]] = [
  {
    ...quadricycle,
    category: 'L7e-CU',
    commercialName: 'SVINGO CARICO E',
    type: 'SQ7U',
    approval: { number: '01258', extension: '01' },
    length_mm: 3640,
    wheelbase_mm: 2180,
    axles: axlePair(2180, 2, 2),
    massInRunningOrder_kg: 566,
    payload_kg: 634,
    seats: 2,
    maximumSpeed_kmh: 80,
    loadingArea_mm: 1930,
    powertrain: {
      kind: 'electric',
      motors: [{ code: 'SE15', maximumPower_kw: 14.5, thirtyMinutesPower_kw: 9.5 }],
      consumption_whkm: 104,
      range_km: 126,
    },
  },
  {
    ...quadricycle,
    category: 'L7e-B1',
    commercialName: 'SVINGO SASSO 570',
    type: 'SQ7B',
    approval: { number: '01262', extension: '02' },
    length_mm: 2180,
    width_mm: 1190,
    height_mm: 1230,
    wheelbase_mm: 1300,
    axles: axlePair(1300, 2, 2),
    massInRunningOrder_kg: 372,
    payload_kg: 228,
    seats: 2,
    maximumSpeed_kmh: 88,
    powertrain: { kind: 'combustion', engine: engine('S570Q', 567.1, 30), co2_gkm: 131 },
  },
];
