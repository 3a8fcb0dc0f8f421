import type { IviContent } from '@kjoreklar/ivi';
import { carriesGoods } from './category';
import type { Vehicle } from './vehicle';

const UNBRAKED_TOWABLE_KG = 750;

/** What a certificate says of the mass of an incomplete vehicle, and of a finished one. */
const ownMassContent = ({ model, massInRunningOrder_kg }: Vehicle): IviContent =>
  model.incomplete
    ? { MassInRunningOrderIncomplete: massInRunningOrder_kg, MinimumMassCompleted: massInRunningOrder_kg + 150 }
    : { MassInRunningOrder: massInRunningOrder_kg };

const hasCoupling = ({ model, family }: Vehicle): boolean => family === 'trailer' || model.towable_kg > 0;

/** A finished lorry has a coupling that the certificate describes and numbers. */
const describesCoupling = ({ model, family }: Vehicle): boolean =>
  family === 'heavy' && model.towable_kg > 0 && carriesGoods(model.category) && !model.incomplete;

export const massContent = (vehicle: Vehicle): IviContent => ({
  MassGroup: {
    ...ownMassContent(vehicle),
    ActualMass: vehicle.actualMass_kg,
    TechnicallyPermissibleMaximumLadenMass: vehicle.maximumLadenMass_kg,
    ...(hasCoupling(vehicle)
      ? {
          MaximumStaticVerticalMassCouplingPointTable: {
            MaximumStaticVerticalMassCouplingPointGroup: {
              ...(describesCoupling(vehicle) ? { MechanicalCouplingNumberVerticalMass: 1 } : {}),
              TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint: vehicle.model.couplingLoad_kg,
            },
          },
        }
      : {}),
  },
});

const towing = (brakes: string | undefined, masses: IviContent): IviContent => ({
  BrakedTypeTrail: brakes,
  BodyworkTypeTable: { BodyworkTypeGroup: masses },
});

/** Which trailers it may tow with brakes: semi-trailers, or drawbar and centre-axle trailers. */
const trailersOf = ({ model }: Vehicle): readonly string[] => (model.bodywork === 'BC' ? ['DA'] : ['DB', 'DC']);

/** Trailers with brakes, any without, and the combination (setup Manual 1.5 p. 11-12). */
export const towingContent = (vehicle: Vehicle): IviContent => {
  const { model, maximumLadenMass_kg } = vehicle;
  if (model.towable_kg === 0) return {};
  const towable = { TechnicallyPermissibleMaximumTowableMass: model.towable_kg };
  const unbraked = Math.min(UNBRAKED_TOWABLE_KG, model.towable_kg);
  return {
    TowingBrakedTypeTrailTable: {
      TowingBrakedTypeTrailGroup: [
        ...trailersOf(vehicle).map((bodywork) => towing('BRK', { BodyworkTypeTrailer: bodywork, ...towable })),
        towing('UNB', { TechnicallyPermissibleMaximumTowableMass: unbraked }),
        towing(undefined, { TechnicallyPermissibleMaximumCombinationMass: maximumLadenMass_kg + model.towable_kg }),
      ],
    },
  };
};

/** Kilonewtons between a vehicle and what it tows: the D value of UN Regulation No 55. */
const valueD = (vehicle_kg: number, towed_kg: number): number =>
  Number(((9.81 * vehicle_kg * towed_kg) / (vehicle_kg + towed_kg) / 1000).toFixed(2));

export const couplingContent = (vehicle: Vehicle): IviContent => {
  if (!describesCoupling(vehicle)) return {};
  const { model, maximumLadenMass_kg } = vehicle;
  return {
    MechanicalCouplingTable: {
      MechanicalCouplingGroup: {
        MechanicalCouplingNumber: 1,
        MechanicalCouplingLocation: 'REAR',
        MechanicalCouplingMake: model.make,
        MechanicalCouplingApprovalNumber: `${model.manufacturer.approvedBy}*55R01/08*${model.approval.number}*00`,
        MechanicalCouplingValueD: valueD(maximumLadenMass_kg, model.towable_kg),
        MechanicalCouplingValueS: model.couplingLoad_kg,
      },
    },
  };
};

/** Connections for the compressed-air brakes of a trailer. */
export const trailerBrakeContent = (vehicle: Vehicle): IviContent =>
  describesCoupling(vehicle) && vehicle.model.tyre.category === 'C3'
    ? {
        TrailerBrakeTable: {
          TrailerBrakeGroup: {
            TrailerBrakeControlSystemTechnology: 'PNEU',
            TrailerBrakeTechnologyConnectionsType: '2LINE',
          },
        },
      }
    : {};
