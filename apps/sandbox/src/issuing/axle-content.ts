import type { IviContent } from '@kjoreklar/ivi';
import type { Vehicle } from './vehicle';

/** Load index of a tyre → kg it carries (UN Regulation No 30). */
const capacities_kg: readonly (readonly [index: number, capacity_kg: number])[] = [
  [91, 615],
  [94, 670],
  [97, 730],
  [100, 800],
  [103, 875],
  [106, 950],
  [109, 1030],
  [112, 1120],
  [115, 1215],
  [118, 1320],
  [121, 1450],
];

const loadIndexFor = (axleMass_kg: number): number =>
  capacities_kg.find(([, capacity_kg]) => capacity_kg * 2 >= axleMass_kg)?.[0] ?? 121;

/** Numbers of the axles that a motor or engine drives. */
export const poweredAxlesOf = ({ model: { powertrain } }: Vehicle): readonly number[] => {
  if (powertrain.kind === 'none') return [];
  return powertrain.kind === 'electric' && powertrain.motors.length === 2 ? [1, 2] : [1];
};

const tyreContent = ({ model: { tyre } }: Vehicle, axleMass_kg: number): IviContent => ({
  TyreAxleTable: {
    TyreAxleGroup: {
      TyreNumber: 1,
      TyreSize: tyre.size,
      LoadCapacityIndexSingleWheel: loadIndexFor(axleMass_kg),
      SpeedCategorySymbol: tyre.speedSymbol,
      RimSize: tyre.rim,
      RimOffSet: 40,
      ...(tyre.category === 'C1' ? { TyreMaximumSpeedIndicator: 'N' } : {}),
      RollingResistanceClass: 'B',
      TyreFittedProductionIndicator: 'Y',
      TyreCategory: tyre.category,
    },
  },
});

const connectionContent = (axle: number, powered: readonly number[]): IviContent => {
  const other = powered.find((number) => number !== axle);
  if (other === undefined || !powered.includes(axle)) return {};
  return {
    InterconnectionWithPoweredAxleTable: {
      InterconnectionWithPoweredAxleGroup: {
        InterconnectionWithPoweredAxleNumber: other,
        InterconnectionWithPoweredAxleConnection: 'ELECT',
      },
    },
  };
};

const indicator = (holds: boolean): 'Y' | 'N' => (holds ? 'Y' : 'N');

const vanContent = ({ category, massInRunningOrder_kg }: Vehicle, axle: number): IviContent => {
  if (category !== 'N1') return {};
  const front = Math.round(massInRunningOrder_kg * 0.58);
  return {
    TwinWheelsAxleIndicator: 'N',
    SteeredAxleIndicator: indicator(axle === 1),
    DistributionMassRunningOrderAxle: axle === 1 ? front : massInRunningOrder_kg - front,
  };
};

const axleContent = (vehicle: Vehicle, axle: number): IviContent => {
  const { model, category, axleMasses_kg } = vehicle;
  const mass = axleMasses_kg[axle - 1] as number;
  const powered = poweredAxlesOf(vehicle);
  return {
    AxleNumber: axle,
    ...vanContent(vehicle, axle),
    ...(category === 'O2' ? {} : { PoweredAxleIndicator: indicator(powered.includes(axle)) }),
    AxleTrack: model.width_mm - 270 + axle * 10,
    ...(axle < model.axles ? { AxleSpacing: model.wheelbase_mm } : {}),
    TechnicallyPermissibleMassAxle: mass,
    ...connectionContent(axle, powered),
    ...tyreContent(vehicle, mass),
  };
};

export const axleTableContent = (vehicle: Vehicle): IviContent => ({
  AxleTable: { AxleGroup: vehicle.axleMasses_kg.map((_, index) => axleContent(vehicle, index + 1)) },
});
