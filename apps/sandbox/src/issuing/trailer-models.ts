import { manufacturers } from './manufacturer';
import type { Model } from './model';

const { vestheng } = manufacturers;

const trailer = {
  manufacturer: vestheng,
  make: 'VESTHENG',
  width_mm: 2040,
  height_mm: 1250,
  towable_kg: 0,
  seats: 0,
  doors: { left: 0, right: 0, back: 0 },
  maximumSpeed_kmh: 100,
  tyre: { size: '195R14C', rim: '14X5.5J', speedSymbol: 'N', category: 'C2' },
  powertrain: { kind: 'none' },
} as const;

export const o2Trailers: readonly [Model, ...Model[]] = [
  {
    ...trailer,
    category: 'O2',
    commercialName: 'VESTHENG LETT 1500',
    type: 'VL15',
    approval: { number: '00504', extension: '00' },
    bodywork: 'DC',
    length_mm: 4420,
    wheelbase_mm: 2950,
    axles: 1,
    massInRunningOrder_kg: 390,
    payload_kg: 1110,
    couplingLoad_kg: 75,
    loadingArea_mm: 3010,
  },
  {
    ...trailer,
    category: 'O2',
    commercialName: 'VESTHENG DRAG 2600',
    type: 'VD26',
    approval: { number: '00517', extension: '03' },
    bodywork: 'DB',
    length_mm: 5980,
    wheelbase_mm: 2480,
    axles: 2,
    massInRunningOrder_kg: 780,
    payload_kg: 1820,
    couplingLoad_kg: 0,
    loadingArea_mm: 4200,
  },
];

export const o1Trailers: readonly [Model, ...Model[]] = [
  {
    ...trailer,
    category: 'O1',
    commercialName: 'VESTHENG HAGE 750',
    type: 'VH07',
    approval: { number: '00498', extension: '01' },
    bodywork: 'DC',
    length_mm: 3380,
    wheelbase_mm: 2210,
    axles: 1,
    massInRunningOrder_kg: 165,
    payload_kg: 585,
    couplingLoad_kg: 50,
    loadingArea_mm: 2080,
    tyre: { size: '155/70R13', rim: '13X4.5J', speedSymbol: 'N', category: 'C1' },
  },
];

const heavyTrailer = {
  ...trailer,
  bodywork: 'DB',
  width_mm: 2550,
  couplingLoad_kg: 0,
  tyre: { size: '245/70R17.5', rim: '17.5X7.50', speedSymbol: 'K', category: 'C3' },
} as const;

export const o3Trailers: readonly [Model, ...Model[]] = [
  {
    ...heavyTrailer,
    category: 'O3',
    commercialName: 'VESTHENG SLEP 8000',
    type: 'VS80',
    approval: { number: '00533', extension: '02' },
    height_mm: 2950,
    length_mm: 8110,
    wheelbase_mm: 3900,
    axles: 2,
    massInRunningOrder_kg: 2350,
    payload_kg: 5650,
    loadingArea_mm: 6050,
  },
];

/** A drawbar trailer: its axles bear all of it, where part of a semi-trailer rests on the tractor. */
export const o4Trailers: readonly [Model, ...Model[]] = [
  {
    ...heavyTrailer,
    category: 'O4',
    commercialName: 'VESTHENG SLEP 24',
    type: 'VS24',
    approval: { number: '00541', extension: '06' },
    height_mm: 3980,
    length_mm: 10380,
    wheelbase_mm: 6210,
    axles: [
      {
        wheels: 4,
        powered: false,
        steered: true,
        spacing_mm: 4900,
        laden_percent: 36,
        empty_percent: 40,
      },
      {
        wheels: 4,
        powered: false,
        steered: false,
        spacing_mm: 1310,
        laden_percent: 34,
        empty_percent: 30,
      },
      { wheels: 4, powered: false, steered: false, laden_percent: 34, empty_percent: 30 },
    ],
    massInRunningOrder_kg: 5900,
    payload_kg: 18100,
    loadingArea_mm: 7820,
  },
];

/** Part of what it weighs rests on the tractor: its axles alone do not bear all of it. */
export const semiTrailers: readonly [Model, ...Model[]] = [
  {
    ...heavyTrailer,
    category: 'O4',
    commercialName: 'VESTHENG SADEL 36',
    type: 'VSA36',
    approval: { number: '00552', extension: '03' },
    bodywork: 'DA',
    height_mm: 3990,
    length_mm: 13_680,
    wheelbase_mm: 7650,
    couplingLoad_kg: 11_500,
    axles: [
      {
        wheels: 2,
        powered: false,
        steered: false,
        spacing_mm: 1310,
        laden_percent: 25,
        empty_percent: 33,
      },
      {
        wheels: 2,
        powered: false,
        steered: false,
        spacing_mm: 1310,
        laden_percent: 25,
        empty_percent: 33,
      },
      { wheels: 2, powered: false, steered: false, laden_percent: 25, empty_percent: 34 },
    ],
    massInRunningOrder_kg: 7400,
    payload_kg: 28_600,
    loadingArea_mm: 13_530,
    tyre: { size: '385/65R22.5', rim: '22.5X11.75', speedSymbol: 'K', category: 'C3' },
  },
];

/** A caravan, by its special purpose. */
export const caravans: readonly [Model, ...Model[]] = [
  {
    ...trailer,
    category: 'O2',
    commercialName: 'VESTHENG HYTTE 540',
    type: 'VHY54',
    approval: { number: '00529', extension: '02' },
    bodywork: 'DC',
    specialPurpose: 'SE',
    width_mm: 2300,
    height_mm: 2610,
    length_mm: 7560,
    wheelbase_mm: 4380,
    axles: 1,
    massInRunningOrder_kg: 1370,
    payload_kg: 230,
    couplingLoad_kg: 100,
    tyre: { size: '195/70R14C', rim: '14X6J', speedSymbol: 'N', category: 'C2' },
  },
];
