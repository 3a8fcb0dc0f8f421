import type { Model } from './model';

/** One axle of a model. */
export interface PlannedAxle {
  readonly wheels: 1 | 2 | 4;
  readonly powered: boolean;
  readonly steered: boolean;
  /** To the next axle; the last has none. */
  readonly spacing_mm?: number;
  /** Of the maximum laden mass; together at least 100. */
  readonly laden_percent: number;
  /** Of the mass in running order; the last axle bears what the others leave. */
  readonly empty_percent: number;
}

/** 1 or 2 stand for the ordinary axles of a trailer, car or van. */
export type AxlePlan = 1 | 2 | readonly PlannedAxle[];

const single: readonly PlannedAxle[] = [
  { wheels: 2, powered: false, steered: false, laden_percent: 100, empty_percent: 100 },
];

const ordinaryPair = ({ powertrain, wheelbase_mm }: Model): readonly PlannedAxle[] => {
  const isDriven = powertrain.kind !== 'none';
  const drivesBoth = powertrain.kind === 'electric' && powertrain.motors.length === 2;
  return [
    {
      wheels: 2,
      powered: isDriven,
      steered: isDriven,
      spacing_mm: wheelbase_mm,
      laden_percent: 51,
      empty_percent: 58,
    },
    { wheels: 2, powered: drivesBoth, steered: false, laden_percent: 54, empty_percent: 42 },
  ];
};

export const axlesOf = (model: Model): readonly PlannedAxle[] => {
  if (model.axles === 1) return single;
  return model.axles === 2 ? ordinaryPair(model) : model.axles;
};

const roundUp = (value: number, step: number): number => Math.ceil(value / step) * step;

/** Each axle may carry a little more than its share, so that together they carry the laden vehicle. */
export const axleMassesOf = (model: Model, laden_kg: number): number[] => {
  const axles = axlesOf(model);
  const step = axles.length === 1 ? 50 : 5;
  return axles.map(({ laden_percent }) => roundUp((laden_kg * laden_percent) / 100, step));
};

/** What each axle bears of `mass_kg` when the vehicle is empty, to the kilogram. */
export const emptyAxleMassesOf = (model: Model, mass_kg: number): number[] => {
  const masses = axlesOf(model).map(({ empty_percent }) => Math.round((mass_kg * empty_percent) / 100));
  const others = masses.slice(0, -1);
  return [...others, mass_kg - others.reduce((sum, mass) => sum + mass, 0)];
};
