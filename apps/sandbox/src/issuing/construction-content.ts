import type { IviContent } from '@kjoreklar/ivi';
import { axlesOf } from './axle-plan';
import { carriesGoods } from './category';
import type { Model } from './model';
import type { Vehicle } from './vehicle';

const doorsOf = ({ model: { doors } }: Vehicle): number => doors.left + doors.right + doors.back;

const axleCounts = ({ model, family }: Vehicle): IviContent => {
  const axles = axlesOf(model);
  return {
    NumberOfAxles: axles.length,
    NumberOfWheels: axles.reduce((sum, { wheels }) => sum + wheels, 0),
    ...(family === 'car' ? {} : { NumberOfAxlesWithTwinWheels: axles.filter(({ wheels }) => wheels === 4).length }),
    ...(family === 'van' || family === 'heavy'
      ? { NumberOfSteeredAxles: axles.filter(({ steered }) => steered).length }
      : {}),
  };
};

const passengersContent = ({ model: { seats, busClass } }: Vehicle): IviContent => ({
  NumberOfSeatingPositionsIncludingDriver: seats,
  ...(busClass ? { NumberOfStandingPlaces: busClass.standing } : {}),
});

const motorVehicleContent = (vehicle: Vehicle): IviContent => ({
  NumberOfPoweredAxles: axlesOf(vehicle.model).filter(({ powered }) => powered).length,
  NumberOfDoors: doorsOf(vehicle),
  AutomatedVehicle: 'NONAT',
});

const lCategoryContent = ({ model }: Vehicle): IviContent =>
  model.category.startsWith('L3e') ? { AdvancedBrakingSystem: 'ABS' } : {};

export const generalContent = (vehicle: Vehicle): IviContent => {
  const { family } = vehicle;
  const isL = family === 'lCategory';
  return {
    GeneralConstructionGroup: {
      ...axleCounts(vehicle),
      ...(family === 'trailer' || isL ? {} : motorVehicleContent(vehicle)),
      ...(family === 'trailer' ? {} : passengersContent(vehicle)),
      ...(isL ? lCategoryContent(vehicle) : {}),
    },
  };
};

/** Longer or more streamlined than the ordinary limits allow (Directive 96/53/EC, articles 8b and 9a). */
const derogationContent = ({ model, family }: Vehicle): IviContent =>
  family === 'heavy' && carriesGoods(model.category)
    ? {
        ElongatedCabIndicator: 'N',
        AerodynamicDeviceEquipped: 'NONE',
        MaximumAuthorisedDimensionsDerogationIndicator: 'N',
      }
    : {};

const rearContent = ({ model, family }: Vehicle): IviContent => {
  if (family === 'car' || family === 'lCategory') return {};
  return {
    RearOverhang: Math.round((model.length_mm - model.wheelbase_mm) * 0.45),
    LengthLoadingArea: model.loadingArea_mm,
  };
};

/** How large the next stage may make it. */
const largestContent = ({ model }: Vehicle): IviContent =>
  model.incomplete
    ? {
        MaximumPermissibleLength: model.length_mm + 1200,
        MaximumPermissibleWidth: 2350,
        MaximumPermissibleHeight: 3200,
      }
    : {};

export const dimensionContent = (vehicle: Vehicle): IviContent => ({
  DimensionGroup: {
    Wheelbase: vehicle.model.wheelbase_mm,
    Length: vehicle.model.length_mm,
    Width: vehicle.model.width_mm,
    Height: vehicle.model.height_mm,
    ...rearContent(vehicle),
    ...derogationContent(vehicle),
    ...largestContent(vehicle),
  },
});

const bodyworkContent = ({ bodyworkSupplement, busClass, specialPurpose }: Model, bodywork: string): IviContent => ({
  CodeForBodywork: bodywork,
  SpecialPurposeDesignation: specialPurpose,
  CodeForBodyworkSupplementTable: bodyworkSupplement
    ? { CodeForBodyworkSupplementGroup: { CodeForBodyworkSupplement: bodyworkSupplement } }
    : undefined,
  VehicleClassTable: busClass ? { VehicleClassGroup: { VehicleClass: busClass.letter } } : undefined,
});

export const bodyContent = (vehicle: Vehicle): IviContent => {
  const { model, family, colour } = vehicle;
  const { bodywork, doors } = model;
  if (!bodywork) return {};
  return {
    ...(family === 'car' || family === 'van' ? { ColourTable: { ColourGroup: { Colour: colour } } } : {}),
    BodyworkTable: { BodyworkGroup: bodyworkContent(model, bodywork) },
    ...(family === 'trailer'
      ? {}
      : {
          ConfigurationDoorsGroup: {
            NumberOfDoorsLeft: doors.left,
            NumberOfDoorsRight: doors.right,
            ...(doors.back > 0 ? { NumberOfDoorsBack: doors.back } : {}),
          },
        }),
  };
};
