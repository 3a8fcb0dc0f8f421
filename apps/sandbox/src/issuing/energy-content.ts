import type { IviContent } from '@kjoreklar/ivi';
import {
  combustionTestContent,
  electricTestContent,
  pluginCombustionTestContent,
  pluginElectricTestContent,
  testFamilies,
  testParametersContent,
} from './emission-content';
import type { CombustionEngine, ElectricMotor, Model, Powertrain } from './model';
import type { Vehicle } from './vehicle';

const EMISSION_ACT = '715/2007*2023/443';
const energySource = { petrol: '10', diesel: '20' } as const;
const ELECTRICITY = '95';
const DRIVE_BY_NOISE_DB = 66;

const engineContent = (model: Model, engine: CombustionEngine, source: IviContent): IviContent => ({
  ManufacturerEnergyConvertor: model.manufacturer.name,
  EnergyConvertorCodeMarkedOnEnergyConvertor: engine.code,
  WorkingPrinciple: engine.fuel === 'diesel' ? 'INTCI' : 'INTPI',
  CombustionCycle: '4ST',
  NumberOfCylinders: engine.cylinders,
  ArrangementCylinders: 'LI',
  EngineCapacity: engine.capacity_cm3,
  EnergySourceTable: {
    EnergySourceGroup: {
      EnergySource: energySource[engine.fuel],
      SoundLevelGroup: {
        SoundLevelStationary: 74,
        SoundLevelStationaryEngineSpeed: Math.round((engine.speedAtMaximumPower_min1 * 0.75) / 50) * 50,
        SoundLevelDriveBy: DRIVE_BY_NOISE_DB,
      },
      PowerGroup: {
        MaximumNetPowerCombustion: engine.maximumPower_kw,
        EngineSpeedMaximumNetPower: engine.speedAtMaximumPower_min1,
      },
      ...source,
    },
  },
});

const motorContent = (model: Model, motor: ElectricMotor, source: IviContent): IviContent => ({
  ManufacturerEnergyConvertor: model.manufacturer.name,
  EnergyConvertorCodeMarkedOnEnergyConvertor: motor.code,
  WorkingPrinciple: 'ELECT',
  EnergySourceTable: {
    EnergySourceGroup: {
      EnergySource: ELECTRICITY,
      PowerGroup: {
        Maximum30MinutesPower: motor.thirtyMinutesPower_kw,
        MaximumNetPowerElectric: motor.maximumPower_kw,
      },
      ...source,
    },
  },
});

const quiet = { SoundLevelGroup: { SoundLevelDriveBy: DRIVE_BY_NOISE_DB } } as const;

/** A hybrid repeats the code of its engine on the motor; electric data are repeated for each motor (setup Manual 1.5 p. 18-21). */
const convertorsOf = (vehicle: Vehicle, powertrain: Powertrain): IviContent[] => {
  const { model } = vehicle;
  switch (powertrain.kind) {
    case 'electric':
      return powertrain.motors.map((motor) =>
        motorContent(model, motor, {
          ...quiet,
          ...electricTestContent(vehicle, powertrain),
          ...testFamilies(model, ['IP', 'RL']),
        }),
      );
    case 'combustion':
      return [
        engineContent(model, powertrain.engine, {
          ...combustionTestContent(vehicle, powertrain),
          ...testFamilies(model, ['IP', 'PEMS', 'EV', 'ATCT', 'RL']),
        }),
      ];
    case 'pluginHybrid':
      return [
        engineContent(model, powertrain.engine, {
          ...pluginCombustionTestContent(vehicle, powertrain),
          ...testFamilies(model, ['IP', 'PEMS', 'EV', 'ATCT', 'RL']),
        }),
        motorContent(model, powertrain.motor, pluginElectricTestContent(vehicle, powertrain)),
      ];
    case 'none':
      return [];
  }
};

const consolidatedPower = (powertrain: Powertrain): IviContent => {
  if (powertrain.kind !== 'electric') return {};
  const sum = (power: (motor: ElectricMotor) => number): number =>
    powertrain.motors.reduce((total, motor) => total + power(motor), 0);
  return {
    ConsolidatedMaximum30MinutesPower: sum((motor) => motor.thirtyMinutesPower_kw),
    ConsolidatedMaximumNetPowerElectric: sum((motor) => motor.maximumPower_kw),
  };
};

/** What kind of energy the vehicle runs on, said at its top level. */
export const propulsionContent = ({ model: { powertrain } }: Vehicle): IviContent => {
  if (powertrain.kind === 'none') return {};
  const isElectric = powertrain.kind === 'electric';
  return {
    PureElectricVehicleIndicator: isElectric ? 'Y' : 'N',
    ...consolidatedPower(powertrain),
    ExhaustEmissionLevel: isElectric ? 'AX' : 'Euro 6 EA',
    ExhaustEmissionLatestRegulationNumber: `${EMISSION_ACT}${isElectric ? 'AX' : 'EA'}`,
    ...(powertrain.kind === 'pluginHybrid' ? { ClassHybridVehicle: 'OVC-HEV' } : {}),
    ...(isElectric ? {} : { FuelType: 'M' }),
  };
};

const gearbox = (powertrain: Powertrain): string | undefined => {
  if (powertrain.kind === 'pluginHybrid') return 'A';
  return powertrain.kind === 'combustion' ? 'M' : undefined;
};

export const gearContent = ({ model: { powertrain } }: Vehicle): IviContent => {
  const type = gearbox(powertrain);
  return type ? { GearGroup: { GearboxType: type } } : {};
};

export const energyContent = (vehicle: Vehicle): IviContent => {
  const { powertrain } = vehicle.model;
  if (powertrain.kind === 'none') return {};
  return {
    WltpEmissionTestParametersGroup: testParametersContent(vehicle),
    EnergyConvertorTable: { EnergyConvertorGroup: convertorsOf(vehicle, powertrain) },
  };
};
