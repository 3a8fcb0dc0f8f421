import type { IviContent } from '@kjoreklar/ivi';
import { poweredAxlesOf } from './axle-content';
import type { Vehicle } from './vehicle';

const UNBRAKED_TOWABLE_KG = 750;

const doorsOf = ({ model: { doors } }: Vehicle): number => doors.left + doors.right + doors.back;

export const generalContent = (vehicle: Vehicle): IviContent => {
  const { model, category } = vehicle;
  const isTrailer = category === 'O2';
  return {
    GeneralConstructionGroup: {
      NumberOfAxles: model.axles,
      NumberOfWheels: model.axles * 2,
      ...(category === 'M1' ? {} : { NumberOfAxlesWithTwinWheels: 0 }),
      ...(category === 'N1' ? { NumberOfSteeredAxles: 1 } : {}),
      ...(isTrailer
        ? {}
        : {
            NumberOfPoweredAxles: poweredAxlesOf(vehicle).length,
            NumberOfDoors: doorsOf(vehicle),
            AutomatedVehicle: 'NONAT',
            NumberOfSeatingPositionsIncludingDriver: model.seats,
          }),
    },
  };
};

export const dimensionContent = ({ model, category }: Vehicle): IviContent => ({
  DimensionGroup: {
    Wheelbase: model.wheelbase_mm,
    Length: model.length_mm,
    Width: model.width_mm,
    Height: model.height_mm,
    ...(category === 'M1'
      ? {}
      : {
          RearOverhang: Math.round((model.length_mm - model.wheelbase_mm) * 0.45),
          LengthLoadingArea: model.loadingArea_mm,
        }),
  },
});

export const massContent = (vehicle: Vehicle): IviContent => ({
  MassGroup: {
    MassInRunningOrder: vehicle.massInRunningOrder_kg,
    ActualMass: vehicle.actualMass_kg,
    TechnicallyPermissibleMaximumLadenMass: vehicle.maximumLadenMass_kg,
    MaximumStaticVerticalMassCouplingPointTable: {
      MaximumStaticVerticalMassCouplingPointGroup: {
        TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint: vehicle.model.couplingLoad_kg,
      },
    },
  },
});

const towing = (brakes: string | undefined, masses: IviContent): IviContent => ({
  BrakedTypeTrail: brakes,
  BodyworkTypeTable: { BodyworkTypeGroup: masses },
});

/** Drawbar and centre-axle trailers with brakes, any without, and the combination (setup Manual 1.5 p. 11-12). */
export const towingContent = ({ model, maximumLadenMass_kg }: Vehicle): IviContent => {
  if (model.towable_kg === 0) return {};
  const towable = { TechnicallyPermissibleMaximumTowableMass: model.towable_kg };
  const unbraked = Math.min(UNBRAKED_TOWABLE_KG, model.towable_kg);
  return {
    TowingBrakedTypeTrailTable: {
      TowingBrakedTypeTrailGroup: [
        towing('BRK', { BodyworkTypeTrailer: 'DB', ...towable }),
        towing('BRK', { BodyworkTypeTrailer: 'DC', ...towable }),
        towing('UNB', { TechnicallyPermissibleMaximumTowableMass: unbraked }),
        towing(undefined, { TechnicallyPermissibleMaximumCombinationMass: maximumLadenMass_kg + model.towable_kg }),
      ],
    },
  };
};

export const bodyContent = ({ model, category, colour }: Vehicle): IviContent => ({
  ...(category === 'O2' ? {} : { ColourTable: { ColourGroup: { Colour: colour } } }),
  BodyworkTable: { BodyworkGroup: { CodeForBodywork: model.bodywork } },
  ...(category === 'O2'
    ? {}
    : {
        ConfigurationDoorsGroup: {
          NumberOfDoorsLeft: model.doors.left,
          NumberOfDoorsRight: model.doors.right,
          ...(model.doors.back > 0 ? { NumberOfDoorsBack: model.doors.back } : {}),
        },
      }),
});
