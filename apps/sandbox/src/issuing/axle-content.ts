import type { IviContent } from '@kjoreklar/ivi';
import { axlesOf, emptyAxleMassesOf, type PlannedAxle } from './axle-plan';
import { tyreContent } from './tyre-content';
import type { Vehicle } from './vehicle';

const indicator = (holds: boolean): 'Y' | 'N' => (holds ? 'Y' : 'N');

const connectionContent = ({ model }: Vehicle, number: number): IviContent => {
  const powered = axlesOf(model).flatMap((axle, index) => (axle.powered ? [index + 1] : []));
  const other = powered.find((one) => one !== number);
  if (other === undefined || !powered.includes(number)) return {};
  return {
    InterconnectionWithPoweredAxleTable: {
      InterconnectionWithPoweredAxleGroup: {
        InterconnectionWithPoweredAxleNumber: other,
        InterconnectionWithPoweredAxleConnection: 'ELECT',
      },
    },
  };
};

/** How an axle is made, said of all but cars. */
const kindOfAxleContent = ({ family }: Vehicle, axle: PlannedAxle): IviContent => {
  if (family === 'car' || family === 'trailer') return {};
  return {
    TwinWheelsAxleIndicator: indicator(axle.wheels === 4),
    ...(family === 'lCategory' ? {} : { SteeredAxleIndicator: indicator(axle.steered) }),
  };
};

const heavyAxleContent = ({ family, model }: Vehicle, axle: PlannedAxle): IviContent => {
  if (family !== 'heavy') return {};
  return {
    LiftAxleIndicator: 'N',
    LoadableAxleIndicator: 'N',
    ...(axle.powered ? { DriveAxleAirSuspensionOrEquivalentIndicator: indicator(model.tyre.category === 'C3') } : {}),
  };
};

/** How the axles share the mass of a van, lorry or bus, as it left this stage. */
const distributionContent = ({ family, model, massInRunningOrder_kg }: Vehicle, index: number): IviContent => {
  if (family !== 'van' && family !== 'heavy') return {};
  const mass = emptyAxleMassesOf(model, massInRunningOrder_kg)[index];
  return model.incomplete ? { DistributionMassIncompleteAxle: mass } : { DistributionMassRunningOrderAxle: mass };
};

const trackContent = ({ model, family }: Vehicle, axle: PlannedAxle, number: number): IviContent =>
  axle.wheels === 1 ? {} : { AxleTrack: model.width_mm - (family === 'heavy' ? 460 : 270) + number * 10 };

const axleContent = (vehicle: Vehicle, axle: PlannedAxle, index: number): IviContent => {
  const mass = vehicle.axleMasses_kg[index] as number;
  return {
    AxleNumber: index + 1,
    ...kindOfAxleContent(vehicle, axle),
    ...distributionContent(vehicle, index),
    ...(vehicle.family === 'trailer' ? {} : { PoweredAxleIndicator: indicator(axle.powered) }),
    ...heavyAxleContent(vehicle, axle),
    ...trackContent(vehicle, axle, index + 1),
    AxleSpacing: axle.spacing_mm,
    TechnicallyPermissibleMassAxle: mass,
    ...connectionContent(vehicle, index + 1),
    ...tyreContent(vehicle, axle, mass),
  };
};

/** The axles behind the first of a vehicle with three, close together, make a group. */
const axleGroupContent = ({ axleMasses_kg }: Vehicle): IviContent => {
  if (axleMasses_kg.length < 3) return {};
  const members = axleMasses_kg.slice(1);
  return {
    AxleGroupTable: {
      AxleGroupGroup: {
        AxleGroupNumber: 1,
        TechnicallyPermissibleMassAxleGroup: members.reduce((sum, mass) => sum + mass, 0),
        AxleGroupMemberTable: {
          AxleGroupMemberGroup: members.map((_, index) => ({ MemberAxleNumber: index + 2 })),
        },
      },
    },
  };
};

export const axleTableContent = (vehicle: Vehicle): IviContent => ({
  AxleTable: { AxleGroup: axlesOf(vehicle.model).map((axle, index) => axleContent(vehicle, axle, index)) },
  ...axleGroupContent(vehicle),
});
