import type { IviContent } from '@kjoreklar/ivi';
import type { PlannedAxle } from './axle-plan';
import type { Vehicle } from './vehicle';

/** Load index of a tyre → kg it carries (UN Regulations No 30, 54 and 75). */
const capacities_kg: readonly (readonly [index: number, capacity_kg: number])[] = [
  [40, 140],
  [48, 180],
  [55, 218],
  [63, 272],
  [70, 335],
  [77, 412],
  [84, 500],
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
  [124, 1600],
  [128, 1800],
  [132, 2000],
  [136, 2240],
  [140, 2500],
  [144, 2800],
  [148, 3150],
  [152, 3550],
  [156, 4000],
  [160, 4500],
];
const LOWEST_OF_CAR_TYRES = 91;

/** A tyre of two on the same hub carries a little less than alone. */
const TWIN_STEP = 2;

const loadIndexFor = (wheelMass_kg: number, lowest: number): number =>
  capacities_kg.find(([index, capacity_kg]) => index >= lowest && capacity_kg >= wheelMass_kg)?.[0] ?? 160;

const loadContent = ({ family }: Vehicle, { wheels }: PlannedAxle, axleMass_kg: number): IviContent => {
  const index = loadIndexFor(axleMass_kg / wheels, family === 'lCategory' ? 0 : LOWEST_OF_CAR_TYRES);
  return wheels === 4
    ? { LoadCapacityIndexSingleWheel: index + TWIN_STEP, LoadCapacityIndexTwinWheel: index }
    : { LoadCapacityIndexSingleWheel: index };
};

const fittedContent = ({ tyre }: Vehicle['model']): IviContent => ({
  RimOffSet: 40,
  ...(tyre.category === 'C1' ? { TyreMaximumSpeedIndicator: 'N' } : {}),
  RollingResistanceClass: 'B',
  TyreFittedProductionIndicator: 'Y',
  TyreCategory: tyre.category,
});

/** The tyre of an axle; of L categories with its pressure, of the others with its rolling resistance. */
export const tyreContent = (vehicle: Vehicle, axle: PlannedAxle, axleMass_kg: number): IviContent => ({
  TyreAxleTable: {
    TyreAxleGroup: {
      TyreNumber: 1,
      TyreSize: vehicle.model.tyre.size,
      ...loadContent(vehicle, axle, axleMass_kg),
      SpeedCategorySymbol: vehicle.model.tyre.speedSymbol,
      RimSize: vehicle.model.tyre.rim,
      ...(vehicle.family === 'lCategory' ? { RecommendedTyrePressure: 230 } : fittedContent(vehicle.model)),
    },
  },
});
