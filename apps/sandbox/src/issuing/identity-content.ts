import type { IviContent } from '@kjoreklar/ivi';
import { carriesGoods, type VehicleFamily } from './category';
import type { Model } from './model';
import type { Vehicle } from './vehicle';

const dateOf = (instant: Date): string => instant.toISOString().slice(0, 10);
const instantOf = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

/** Without the reference, which whoever signs the whole gives it. */
export const headerContent = ({ model, dates }: Vehicle): IviContent => ({
  IviVersionNumberXsd: '2.0',
  IviVersionNumber: 1,
  IviVersionDateTime: instantOf(dates.issuedAt),
  IntendedCountryRegistration: 'N',
  DesignatedTypeApprovalCountry: model.manufacturer.approvedBy,
});

const certified = {
  VehicleCertified155Indicator: 'Y',
  VehicleCertified156Indicator: 'Y',
} as const;

/** What only a vehicle with a driver has. */
const drivenContent = ({ family, model }: Vehicle): IviContent => {
  if (family === 'trailer') return {};
  if (family === 'lCategory') return { RightLeftHandTraffic: 'BOTH', MetricImperialSpeedometer: 'M' };
  return {
    RightLeftHandTraffic: 'RIGHT',
    MetricImperialSpeedometer: 'M',
    MetricImperialOdometer: 'M',
    ...(family === 'heavy' ? {} : { EcoInnovationsFittedIndicator: 'N' }),
    ...certified,
    ...(carriesGoods(model.category) ? { TypeApprovalTransportDangerousGoodsIndicator: 'N' } : {}),
  };
};

const frameworkAct: Readonly<Record<VehicleFamily, string>> = {
  car: '2018/858',
  van: '2018/858',
  heavy: '2018/858',
  trailer: '2018/858',
  lCategory: '168/2013',
};

const approvalNumberOf = ({ model: { manufacturer, approval }, family }: Vehicle): string =>
  `${manufacturer.approvedBy}*${frameworkAct[family]}*${approval.number}*${approval.extension}`;

const stageOf = ({ base, incomplete }: Model): string => {
  if (base) return 'V';
  return incomplete ? 'I' : 'C';
};

export const identityContent = (vehicle: Vehicle): IviContent => {
  const { model, dates, family } = vehicle;
  return {
    VehicleIdentificationNumber: vehicle.vin,
    TypeApprovalType: 'EU',
    ProvisionalTypeApprovalIndicator: 'N',
    StageOfCompletion: stageOf(model),
    Type: model.type,
    Variant: vehicle.variant,
    Version: vehicle.version,
    VehicleCategory: model.category,
    MethodAttachmentStatutoryPlate: family === 'car' || family === 'lCategory' ? 'A1' : 'A3',
    ...(family === 'lCategory' ? {} : { DateManufactureVehicle: dateOf(dates.manufacturedOn) }),
    TypeApprovalNumber: approvalNumberOf(vehicle),
    TypeApprovalIssueDate: dateOf(dates.approvedOn),
    MaximumSpeed: model.maximumSpeed_kmh,
    ...drivenContent(vehicle),
  };
};

const manufacturerGroup = ({ model: { manufacturer } }: Vehicle, stage: number, previous?: Vehicle): IviContent => ({
  ManufacturerStageNumber: stage,
  ManufacturerName: manufacturer.name,
  ManufacturerAddressLine1: manufacturer.address,
  ManufacturerPlaceOfResidence: manufacturer.place,
  ManufacturerCountryOfResidence: manufacturer.country,
  ...(previous
    ? {
        PreviousStageTypeApprovalNumber: approvalNumberOf(previous),
        PreviousStageType: previous.model.type,
        PreviousStageVariant: previous.variant,
        PreviousStageVersion: previous.version,
      }
    : {}),
});

/** One for each stage; a later one says what it was built upon (setup Manual 1.5 p. 15-17). */
const manufacturerGroups = (vehicle: Vehicle): IviContent[] =>
  vehicle.base
    ? [manufacturerGroup(vehicle.base, 1), manufacturerGroup(vehicle, 2, vehicle.base)]
    : [manufacturerGroup(vehicle, 1)];

export const manufacturerContent = (vehicle: Vehicle): IviContent => {
  const { manufacturer, make, commercialName } = vehicle.model;
  return {
    SigningAuthorityTable: {
      SigningAuthorityGroup: {
        SignerName: manufacturer.signer.name,
        SignerPosition: manufacturer.signer.position,
        SignatureLocation: manufacturer.place,
        SignatureDate: dateOf(vehicle.dates.signedOn),
      },
    },
    MakeTable: { MakeGroup: { Make: make } },
    CommercialNameTable: { CommercialNameGroup: { CommercialName: commercialName } },
    ManufacturerTable: { ManufacturerGroup: manufacturerGroups(vehicle) },
  };
};

const statutoryPlateOn: Readonly<Record<Exclude<VehicleFamily, 'lCategory'>, string>> = {
  car: 'BPILR',
  van: 'APILR',
  heavy: 'APILR',
  trailer: 'DRAWB',
};

/** Where plate and VIN are: on L categories by coordinates, on all others by part of the vehicle. */
export const markingsContent = ({ family, model }: Vehicle): IviContent => {
  if (family === 'lCategory') {
    return {
      LocationStatutoryPlate23Wheel: `R, x${Math.round(model.length_mm * 0.2)}, y60, z590`,
      LocationVin23Wheel: `R, x${Math.round(model.length_mm * 0.6)}, y0, z720`,
    };
  }
  const isTrailer = family === 'trailer';
  return {
    LocationMarkingsTable: {
      LocationMarkingsGroup: [
        {
          LocationMarkingsSubject: 'STAT',
          LocationMarkingsVehiclePart: statutoryPlateOn[family],
          LocationMarkingsVehiclePartSide: 'RIGHTSIDE',
        },
        {
          LocationMarkingsSubject: 'VIN',
          LocationMarkingsVehiclePart: isTrailer ? 'CHASS' : 'ENGCT',
          LocationMarkingsVehiclePartSide: isTrailer ? 'RIGHTSIDE' : 'FRONTSIDE',
          LocationMarkingsVehiclePartSideSection: isTrailer ? 'FRONT' : 'RIGHT',
        },
      ],
    },
  };
};

const lightSystems = ['TPMS', 'ELKS', 'AEBS', 'ESS', 'AIF', 'ISA', 'DDAW', 'EDR', 'eCall'] as const;
const systemsOf: Readonly<Record<VehicleFamily, readonly string[]>> = {
  car: lightSystems,
  van: lightSystems,
  heavy: ['TPMS', 'AEBS', 'LDWS', 'ESS', 'AIF', 'ISA', 'DDAW', 'BSIS'],
  trailer: [],
  lCategory: [],
};

export const safetyContent = ({ family }: Vehicle): IviContent => ({
  AdvancedSafetySystemsTable:
    systemsOf[family].length > 0
      ? { AdvancedSafetySystemsGroup: systemsOf[family].map((system) => ({ AdvancedSafetySystem: system })) }
      : undefined,
});

export const remarkContent = (): IviContent => ({
  RemarkTable: {
    RemarkGroup: {
      RemarkSubjectDescription: 'ADINF',
      RemarkSubjectLanguage: 'en',
      Remark: 'Issued by the Kjøreklar sandbox for an invented vehicle. Not a certificate of conformity.',
    },
  },
});
