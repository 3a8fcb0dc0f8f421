import type { IviContent } from '@kjoreklar/ivi';
import { uuidOf } from './draw';
import type { Vehicle } from './vehicle';

const dateOf = (instant: Date): string => instant.toISOString().slice(0, 10);
const instantOf = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

export const headerContent = ({ vin, model, dates }: Vehicle): IviContent => ({
  IviReferenceId: uuidOf(vin),
  IviVersionNumberXsd: '2.0',
  IviVersionNumber: 1,
  IviVersionDateTime: instantOf(dates.issuedAt),
  IntendedCountryRegistration: 'N',
  DesignatedTypeApprovalCountry: model.manufacturer.approvedBy,
});

/** What only a vehicle with a driver has. */
const drivenContent = ({ category }: Vehicle): IviContent =>
  category === 'O2'
    ? {}
    : {
        RightLeftHandTraffic: 'RIGHT',
        MetricImperialSpeedometer: 'M',
        MetricImperialOdometer: 'M',
        EcoInnovationsFittedIndicator: 'N',
        VehicleCertified155Indicator: 'Y',
        VehicleCertified156Indicator: 'Y',
        ...(category === 'N1' ? { TypeApprovalTransportDangerousGoodsIndicator: 'N' } : {}),
      };

export const identityContent = (vehicle: Vehicle): IviContent => {
  const { model, dates } = vehicle;
  return {
    VehicleIdentificationNumber: vehicle.vin,
    TypeApprovalType: 'EU',
    ProvisionalTypeApprovalIndicator: 'N',
    StageOfCompletion: 'C',
    Type: model.type,
    Variant: vehicle.variant,
    Version: vehicle.version,
    VehicleCategory: vehicle.category,
    MethodAttachmentStatutoryPlate: vehicle.category === 'M1' ? 'A1' : 'A3',
    DateManufactureVehicle: dateOf(dates.manufacturedOn),
    TypeApprovalNumber: `${model.manufacturer.approvedBy}*2018/858*${model.approval.number}*${model.approval.extension}`,
    TypeApprovalIssueDate: dateOf(dates.approvedOn),
    MaximumSpeed: model.maximumSpeed_kmh,
    ...drivenContent(vehicle),
  };
};

export const manufacturerContent = ({ model: { manufacturer, make, commercialName }, dates }: Vehicle): IviContent => ({
  SigningAuthorityTable: {
    SigningAuthorityGroup: {
      SignerName: manufacturer.signer.name,
      SignerPosition: manufacturer.signer.position,
      SignatureLocation: manufacturer.place,
      SignatureDate: dateOf(dates.signedOn),
    },
  },
  MakeTable: { MakeGroup: { Make: make } },
  CommercialNameTable: { CommercialNameGroup: { CommercialName: commercialName } },
  ManufacturerTable: {
    ManufacturerGroup: {
      ManufacturerStageNumber: 1,
      ManufacturerName: manufacturer.name,
      ManufacturerAddressLine1: manufacturer.address,
      ManufacturerPlaceOfResidence: manufacturer.place,
      ManufacturerCountryOfResidence: manufacturer.country,
    },
  },
});

const statutoryPlateOn: Readonly<Record<Vehicle['category'], string>> = { M1: 'BPILR', N1: 'APILR', O2: 'DRAWB' };

export const markingsContent = ({ category }: Vehicle): IviContent => ({
  LocationMarkingsTable: {
    LocationMarkingsGroup: [
      {
        LocationMarkingsSubject: 'STAT',
        LocationMarkingsVehiclePart: statutoryPlateOn[category],
        LocationMarkingsVehiclePartSide: 'RIGHTSIDE',
      },
      {
        LocationMarkingsSubject: 'VIN',
        LocationMarkingsVehiclePart: category === 'O2' ? 'CHASS' : 'ENGCT',
        LocationMarkingsVehiclePartSide: category === 'O2' ? 'RIGHTSIDE' : 'FRONTSIDE',
        LocationMarkingsVehiclePartSideSection: category === 'O2' ? 'FRONT' : 'RIGHT',
      },
    ],
  },
});

const systemsOf: Readonly<Record<Vehicle['category'], readonly string[]>> = {
  M1: ['TPMS', 'ELKS', 'AEBS', 'ESS', 'AIF', 'ISA', 'DDAW', 'EDR', 'eCall'],
  N1: ['TPMS', 'ELKS', 'AEBS', 'ESS', 'AIF', 'ISA', 'DDAW', 'EDR', 'eCall'],
  O2: [],
};

export const safetyContent = ({ category }: Vehicle): IviContent => ({
  AdvancedSafetySystemsTable:
    systemsOf[category].length > 0
      ? { AdvancedSafetySystemsGroup: systemsOf[category].map((system) => ({ AdvancedSafetySystem: system })) }
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
