import type { PlannedAxle } from './axle-plan';
import { manufacturers } from './manufacturer';
import type { CombustionEngine, Model } from './model';

const { tungvik } = manufacturers;

const heavy = {
  manufacturer: tungvik,
  make: 'TUNGVIK',
  doors: { left: 1, right: 1, back: 0 },
  maximumSpeed_kmh: 90,
  tyre: { size: '315/70R22.5', rim: '22.5X9.00', speedSymbol: 'L', category: 'C3' },
} as const;

const diesel = (code: string, capacity_cm3: number, maximumPower_kw: number, cylinders: number): CombustionEngine => ({
  code,
  fuel: 'diesel',
  cylinders,
  capacity_cm3,
  maximumPower_kw,
  speedAtMaximumPower_min1: cylinders === 4 ? 2400 : 1800,
});

/** A steered front axle, and one behind it that drives on twin wheels. */
const rearDriven = (spacing_mm: number, front_percent: number, rear_percent: number): readonly PlannedAxle[] => [
  {
    wheels: 2,
    powered: false,
    steered: true,
    spacing_mm,
    laden_percent: front_percent,
    empty_percent: 62,
  },
  { wheels: 4, powered: true, steered: false, laden_percent: rear_percent, empty_percent: 38 },
];

export const minibuses: readonly [Model, ...Model[]] = [
  {
    ...heavy,
    category: 'M2',
    commercialName: 'TUNGVIK GREND 17',
    type: 'TG17',
    approval: { number: '00622', extension: '02' },
    bodywork: 'CA',
    busClass: { letter: 'B', standing: 0 },
    length_mm: 6940,
    width_mm: 2020,
    height_mm: 2790,
    wheelbase_mm: 4325,
    axles: rearDriven(4325, 42, 66),
    massInRunningOrder_kg: 3280,
    payload_kg: 1720,
    towable_kg: 2000,
    couplingLoad_kg: 100,
    seats: 17,
    doors: { left: 1, right: 2, back: 1 },
    maximumSpeed_kmh: 100,
    tyre: { size: '205/75R16C', rim: '16X5.5J', speedSymbol: 'R', category: 'C2' },
    powertrain: { kind: 'combustion', engine: diesel('TD21M', 2143, 120, 4), co2_gkm: 262 },
  },
];

export const cityBuses: readonly [Model, ...Model[]] = [
  {
    ...heavy,
    category: 'M3',
    commercialName: 'TUNGVIK RUTE E',
    type: 'TR12E',
    approval: { number: '00655', extension: '04' },
    bodywork: 'CE',
    busClass: { letter: 'I', standing: 46 },
    length_mm: 12130,
    width_mm: 2550,
    height_mm: 3280,
    wheelbase_mm: 5960,
    axles: rearDriven(5960, 42, 66),
    massInRunningOrder_kg: 12950,
    payload_kg: 6550,
    towable_kg: 0,
    couplingLoad_kg: 0,
    seats: 35,
    doors: { left: 0, right: 3, back: 0 },
    maximumSpeed_kmh: 80,
    tyre: { size: '275/70R22.5', rim: '22.5X7.50', speedSymbol: 'J', category: 'C3' },
    powertrain: {
      kind: 'electric',
      motors: [{ code: 'TE250', maximumPower_kw: 250, thirtyMinutesPower_kw: 160 }],
      consumption_whkm: 980,
      range_km: 340,
    },
  },
];

export const boxLorries: readonly [Model, ...Model[]] = [
  {
    ...heavy,
    category: 'N2',
    commercialName: 'TUNGVIK BUD 75',
    type: 'TB75',
    approval: { number: '00631', extension: '03' },
    bodywork: 'BA',
    bodyworkSupplement: '03',
    length_mm: 7420,
    width_mm: 2480,
    height_mm: 3310,
    wheelbase_mm: 3950,
    axles: rearDriven(3950, 46, 66),
    massInRunningOrder_kg: 4440,
    payload_kg: 3050,
    towable_kg: 3500,
    couplingLoad_kg: 140,
    seats: 3,
    loadingArea_mm: 5180,
    tyre: { size: '215/75R17.5', rim: '17.5X6.00', speedSymbol: 'M', category: 'C3' },
    powertrain: { kind: 'combustion', engine: diesel('TD45', 4480, 140, 4), co2_gkm: 412 },
  },
];

export const electricLorries: readonly [Model, ...Model[]] = [
  {
    ...heavy,
    category: 'N2',
    commercialName: 'TUNGVIK BUD 42 E',
    type: 'TB42E',
    approval: { number: '00637', extension: '01' },
    bodywork: 'BB',
    length_mm: 5940,
    width_mm: 2050,
    height_mm: 2610,
    wheelbase_mm: 4010,
    axles: 2,
    massInRunningOrder_kg: 2880,
    payload_kg: 1370,
    towable_kg: 2000,
    couplingLoad_kg: 100,
    seats: 3,
    doors: { left: 1, right: 2, back: 1 },
    loadingArea_mm: 3690,
    tyre: { size: '225/75R16C', rim: '16X6J', speedSymbol: 'R', category: 'C2' },
    powertrain: {
      kind: 'electric',
      motors: [{ code: 'TE195', maximumPower_kw: 195, thirtyMinutesPower_kw: 84 }],
      consumption_whkm: 385,
      range_km: 268,
    },
  },
];

const n3 = { ...heavy, category: 'N3', width_mm: 2550, seats: 2 } as const;

export const heavyLorries: readonly [Model, ...Model[]] = [
  {
    ...n3,
    commercialName: 'TUNGVIK FJELL 26',
    type: 'TF26',
    approval: { number: '00640', extension: '05' },
    bodywork: 'BA',
    bodyworkSupplement: '03',
    length_mm: 9950,
    height_mm: 3960,
    wheelbase_mm: 6150,
    axles: [
      {
        wheels: 2,
        powered: false,
        steered: true,
        spacing_mm: 4800,
        laden_percent: 31,
        empty_percent: 50,
      },
      {
        wheels: 4,
        powered: true,
        steered: false,
        spacing_mm: 1350,
        laden_percent: 44,
        empty_percent: 31,
      },
      { wheels: 2, powered: false, steered: true, laden_percent: 29, empty_percent: 19 },
    ],
    massInRunningOrder_kg: 11250,
    payload_kg: 14750,
    towable_kg: 24000,
    couplingLoad_kg: 1000,
    loadingArea_mm: 7450,
    powertrain: { kind: 'combustion', engine: diesel('TD128', 12780, 368, 6), co2_gkm: 884 },
  },
];

export const tractors: readonly [Model, ...Model[]] = [
  {
    ...n3,
    commercialName: 'TUNGVIK FJELL TREKK',
    type: 'TF18T',
    approval: { number: '00641', extension: '05' },
    bodywork: 'BC',
    length_mm: 5990,
    height_mm: 3870,
    wheelbase_mm: 3700,
    axles: rearDriven(3700, 43, 62),
    massInRunningOrder_kg: 7980,
    payload_kg: 10520,
    towable_kg: 35000,
    couplingLoad_kg: 10200,
    powertrain: { kind: 'combustion', engine: diesel('TD128', 12780, 368, 6), co2_gkm: 901 },
  },
];
