import { manufacturers } from './manufacturer';
import type { Model } from './model';

const { tuiskari, kystbil } = manufacturers;
const fourDoors = { left: 2, right: 2, back: 0 } as const;

export const petrolCars: readonly [Model, ...Model[]] = [
  {
    category: 'M1',
    manufacturer: kystbil,
    make: 'KYSTBIL',
    commercialName: 'KYSTBIL STRAND',
    type: 'KS3',
    approval: { number: '00019', extension: '05' },
    bodywork: 'AB',
    length_mm: 4265,
    width_mm: 1785,
    height_mm: 1460,
    wheelbase_mm: 2630,
    axles: 2,
    massInRunningOrder_kg: 1280,
    payload_kg: 470,
    towable_kg: 1200,
    couplingLoad_kg: 75,
    seats: 5,
    doors: fourDoors,
    maximumSpeed_kmh: 203,
    tyre: { size: '205/55R16', rim: '16X6.5J', speedSymbol: 'V', category: 'C1' },
    powertrain: {
      kind: 'combustion',
      engine: {
        code: 'K13T',
        fuel: 'petrol',
        cylinders: 3,
        capacity_cm3: 1296,
        maximumPower_kw: 96,
        speedAtMaximumPower_min1: 5500,
      },
      co2_gkm: 122,
    },
  },
];

export const plugInHybridCars: readonly [Model, ...Model[]] = [
  {
    category: 'M1',
    manufacturer: tuiskari,
    make: 'TUISKARI',
    commercialName: 'TUISKARI AAVA PLUG-IN',
    type: 'TA5',
    approval: { number: '00066', extension: '04' },
    bodywork: 'AC',
    length_mm: 4690,
    width_mm: 1835,
    height_mm: 1505,
    wheelbase_mm: 2720,
    axles: 2,
    massInRunningOrder_kg: 1735,
    payload_kg: 480,
    towable_kg: 1400,
    couplingLoad_kg: 85,
    seats: 5,
    doors: fourDoors,
    maximumSpeed_kmh: 205,
    tyre: { size: '215/50R18', rim: '18X7J', speedSymbol: 'V', category: 'C1' },
    powertrain: {
      kind: 'pluginHybrid',
      engine: {
        code: 'TA16',
        fuel: 'petrol',
        cylinders: 4,
        capacity_cm3: 1592,
        maximumPower_kw: 108,
        speedAtMaximumPower_min1: 5700,
      },
      motor: { code: 'TA16', maximumPower_kw: 85, thirtyMinutesPower_kw: 46 },
      co2_gkm: 128,
      electricRange_km: 83,
    },
  },
];

const estate = {
  category: 'M1',
  manufacturer: tuiskari,
  make: 'TUISKARI',
  bodywork: 'AC',
  length_mm: 4655,
  width_mm: 1830,
  height_mm: 1485,
  wheelbase_mm: 2700,
  axles: 2,
  couplingLoad_kg: 80,
  seats: 5,
  doors: fourDoors,
  tyre: { size: '215/55R17', rim: '17X7J', speedSymbol: 'V', category: 'C1' },
} as const;

export const dieselCars: readonly [Model, ...Model[]] = [
  {
    ...estate,
    commercialName: 'TUISKARI AAVA 2.0 D',
    type: 'TA5D',
    approval: { number: '00067', extension: '06' },
    massInRunningOrder_kg: 1545,
    payload_kg: 555,
    towable_kg: 1800,
    maximumSpeed_kmh: 214,
    powertrain: {
      kind: 'combustion',
      engine: {
        code: 'TD20C',
        fuel: 'diesel',
        cylinders: 4,
        capacity_cm3: 1968,
        maximumPower_kw: 110,
        speedAtMaximumPower_min1: 3750,
      },
      co2_gkm: 127,
    },
  },
];

export const hybridCars: readonly [Model, ...Model[]] = [
  {
    ...estate,
    commercialName: 'TUISKARI AAVA HYBRID',
    type: 'TA5H',
    approval: { number: '00068', extension: '02' },
    massInRunningOrder_kg: 1490,
    payload_kg: 500,
    towable_kg: 750,
    maximumSpeed_kmh: 180,
    powertrain: {
      kind: 'hybrid',
      engine: {
        code: 'TA18H',
        fuel: 'petrol',
        cylinders: 4,
        capacity_cm3: 1794,
        maximumPower_kw: 77,
        speedAtMaximumPower_min1: 5200,
      },
      motor: { code: 'TA18H', maximumPower_kw: 70, thirtyMinutesPower_kw: 39 },
      co2_gkm: 104,
    },
  },
];

export const fuelCellCars: readonly [Model, ...Model[]] = [
  {
    ...estate,
    commercialName: 'TUISKARI REVONTULI',
    type: 'TR1',
    approval: { number: '00083', extension: '00' },
    bodywork: 'AA',
    massInRunningOrder_kg: 1945,
    payload_kg: 425,
    towable_kg: 0,
    couplingLoad_kg: 0,
    maximumSpeed_kmh: 175,
    powertrain: {
      kind: 'fuelCell',
      stackCode: 'TFC114',
      motor: { code: 'TM134', maximumPower_kw: 134, thirtyMinutesPower_kw: 52 },
      hydrogen_kg100km: 0.84,
    },
  },
];
