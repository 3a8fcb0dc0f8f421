import { IVI_NAMESPACE, type IviContent, writeIvi } from '@kjoreklar/ivi';
import { axlesOf } from './axle-plan';
import { uuidOf } from './draw';
import type { ElectricMotor } from './model';
import type { Vehicle } from './vehicle';

const dateOf = (instant: Date): string => instant.toISOString().slice(0, 10);

const identityContent = (vehicle: Vehicle): IviContent => {
  const { vin, model, variant, version, dates, colour } = vehicle;
  const { manufacturer, approval } = model;
  return {
    VehicleIdentificationNumber: vin,
    StageOfCompletionCode: 'C',
    TypeApprovalTypeCode: 'EC',
    ProvisionalApprovalIndicator: 'N',
    NumberOfTheMemberState: manufacturer.approvedBy,
    Type: model.type,
    Variant: variant,
    Version: version,
    VehicleCategoryCode: model.category,
    TypeApprovalNumber: `${manufacturer.approvedBy}*2018/858*${approval.number}*${approval.extension}`,
    TypeApprovalDateOfIssue: dateOf(dates.approvedOn),
    DateOfManufactureVeh: dateOf(dates.manufacturedOn),
    VersionCoc: 1,
    VersionDateIVI: `${dates.issuedAt.toISOString().slice(0, 19)}Z`,
    IntendedCountryOfRegistrCode: 'N',
    RightLeftHandTrafficCode: 'R',
    PrimaryColourCode: colour,
    MakeTable: { MakeGroup: { Make: model.make } },
    CommercialNameTable: { CommercialNameGroup: { CommercialName: model.commercialName } },
    StageNrOfManufacturingTable: {
      StageNrOfManufacturingGroup: { StageManufacturerNumber: 1, StageManufacturerName: manufacturer.name },
    },
  };
};

const constructionContent = (vehicle: Vehicle): IviContent => {
  const { model, axleMasses_kg } = vehicle;
  const axles = axlesOf(model);
  return {
    NumberOfAxles: axles.length,
    NumberOfWheels: axles.reduce((sum, { wheels }) => sum + wheels, 0),
    NumberOfPoweredAxles: axles.filter(({ powered }) => powered).length,
    NumberOfDoors: model.doors.left + model.doors.right + model.doors.back,
    NrOfSeatingPositions: model.seats,
    Wheelbase: model.wheelbase_mm,
    Length: model.length_mm,
    Width: model.width_mm,
    Height: model.height_mm,
    MassOfTheVehicleInRunningOrder: vehicle.massInRunningOrder_kg,
    ActualMassOfTheVehicle: vehicle.actualMass_kg,
    TechnPermMaxLadenMass: vehicle.maximumLadenMass_kg,
    BodyworkTable: { BodyworkGroup: { CodeForBodywork: model.bodywork } },
    AxleTable: {
      AxleGroup: axles.map((axle, index) => ({
        AxleNumber: index + 1,
        PoweredAxleInd: axle.powered ? 'Y' : 'N',
        AxleSpacing: axle.spacing_mm,
        TechnicallyPermMassAxle: axleMasses_kg[index],
      })),
    },
  };
};

const engineContent = ({ model }: Vehicle, motor: ElectricMotor): IviContent => ({
  ManufacturerOfTheEngine: model.manufacturer.name,
  EngineCodeAsMarkedOnTheEngine: motor.code,
  WorkingPrincipleCode: 'EE',
  FuelTable: {
    FuelGroup: {
      FuelCode: 95,
      MaxNetPowerElectricEngFuel: motor.maximumPower_kw,
      MaximumContinuousRatedPower: motor.thirtyMinutesPower_kw,
      MaximumSpeed: model.maximumSpeed_kmh,
      ExhaustEmissionLevelEuro: 'AX',
    },
  },
});

const propulsionContent = (vehicle: Vehicle): IviContent => {
  const { powertrain } = vehicle.model;
  if (powertrain.kind !== 'electric') throw new RangeError('only electric vehicles are issued in IVI 1.x');
  const { motors } = powertrain;
  return {
    PureElectricVehIndicator: 'Y',
    MaximumNetPowerElectricEngine: motors.reduce((sum, motor) => sum + motor.maximumPower_kw, 0),
    EngineTable: { EngineGroup: motors.map((motor) => engineContent(vehicle, motor)) },
  };
};

/** An electric vehicle's certificate in IVI 1.11, without a signature, as UTF-8 text: what was sent before IVI 2.0. */
export const ivi1TextOf = (vehicle: Vehicle): string => {
  const data = { ...identityContent(vehicle), ...constructionContent(vehicle), ...propulsionContent(vehicle) };
  const document = writeIvi({
    Header: { IVIReferenceId: uuidOf(JSON.stringify(data)), VersionNumberXsd: '1.11' },
    Body: { CocDataGroup: data },
  });
  return document.replace(` xmlns="${IVI_NAMESPACE}"`, '');
};
