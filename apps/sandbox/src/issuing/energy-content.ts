import type { IviContent } from '@kjoreklar/ivi';
import {
  fuelCellTestContent,
  combustionTestContent,
  pluginCombustionTestContent,
  pluginElectricTestContent,
  testFamilies,
  testParametersContent,
} from './emission-content';
import type { CombustionEngine, ElectricMotor, Powertrain } from './model';
import { combustionFamilies, electricFamilies, soundContent, testRulesOf } from './test-content';
import type { Vehicle } from './vehicle';

const energySource = { petrol: '10', diesel: '20' } as const;
const HYDROGEN = '50';
const ELECTRICITY = '95';

/** The manufacturer of the first stage: a later one builds on what is there. */
const makerOfConvertors = ({ model, base }: Vehicle): string => (base?.model ?? model).manufacturer.name;

const engineContent = (vehicle: Vehicle, engine: CombustionEngine, tests: IviContent): IviContent => ({
  ManufacturerEnergyConvertor: makerOfConvertors(vehicle),
  EnergyConvertorCodeMarkedOnEnergyConvertor: engine.code,
  WorkingPrinciple: engine.fuel === 'diesel' ? 'INTCI' : 'INTPI',
  CombustionCycle: '4ST',
  NumberOfCylinders: engine.cylinders,
  ArrangementCylinders: 'LI',
  EngineCapacity: engine.capacity_cm3,
  EnergySourceTable: {
    EnergySourceGroup: {
      EnergySource: energySource[engine.fuel],
      ...soundContent(vehicle, Math.round((engine.speedAtMaximumPower_min1 * 0.75) / 50) * 50),
      PowerGroup: {
        MaximumNetPowerCombustion: engine.maximumPower_kw,
        EngineSpeedMaximumNetPower: engine.speedAtMaximumPower_min1,
      },
      ...tests,
    },
  },
});

const motorContent = (vehicle: Vehicle, motor: ElectricMotor, tests: IviContent): IviContent => ({
  ManufacturerEnergyConvertor: makerOfConvertors(vehicle),
  EnergyConvertorCodeMarkedOnEnergyConvertor: motor.code,
  WorkingPrinciple: 'ELECT',
  EnergySourceTable: {
    EnergySourceGroup: {
      EnergySource: ELECTRICITY,
      PowerGroup: {
        Maximum30MinutesPower: motor.thirtyMinutesPower_kw,
        MaximumNetPowerElectric: motor.maximumPower_kw,
      },
      ...tests,
    },
  },
});

/** Makes electricity rather than burning: none of the schema's working principles is its own. */
const stackContent = (vehicle: Vehicle, stackCode: string, tests: IviContent): IviContent => ({
  ManufacturerEnergyConvertor: makerOfConvertors(vehicle),
  EnergyConvertorCodeMarkedOnEnergyConvertor: stackCode,
  EnergySourceTable: {
    EnergySourceGroup: { EnergySource: HYDROGEN, ...soundContent(vehicle), ...tests },
  },
});

type Convertors<Kind extends Powertrain['kind']> = (
  vehicle: Vehicle,
  powertrain: Extract<Powertrain, { kind: Kind }>,
) => IviContent[];

/** A hybrid repeats the code of its engine on the motor; electric data are repeated for each motor (setup Manual 1.5 p. 18-21). */
const convertors: { readonly [Kind in Powertrain['kind']]: Convertors<Kind> } = {
  electric: (vehicle, powertrain) =>
    powertrain.motors.map((motor) =>
      motorContent(vehicle, motor, { ...soundContent(vehicle), ...testRulesOf(vehicle).motor(vehicle, powertrain) }),
    ),
  combustion: (vehicle, powertrain) => [
    engineContent(vehicle, powertrain.engine, testRulesOf(vehicle).engine(vehicle, powertrain)),
  ],
  hybrid: (vehicle, powertrain) => [
    engineContent(vehicle, powertrain.engine, {
      ...combustionTestContent(vehicle, powertrain),
      ...testFamilies(vehicle.model, combustionFamilies),
    }),
    motorContent(vehicle, powertrain.motor, {}),
  ],
  pluginHybrid: (vehicle, powertrain) => [
    engineContent(vehicle, powertrain.engine, {
      ...pluginCombustionTestContent(vehicle, powertrain),
      ...testFamilies(vehicle.model, combustionFamilies),
    }),
    motorContent(vehicle, powertrain.motor, pluginElectricTestContent(vehicle, powertrain)),
  ],
  fuelCell: (vehicle, powertrain) => [
    stackContent(vehicle, powertrain.stackCode, {
      ...fuelCellTestContent(vehicle, powertrain),
      ...testFamilies(vehicle.model, electricFamilies),
    }),
    motorContent(vehicle, powertrain.motor, {}),
  ],
  none: () => [],
};

const convertorsOf = <Kind extends Powertrain['kind']>(
  vehicle: Vehicle,
  powertrain: Extract<Powertrain, { kind: Kind }>,
): IviContent[] => convertors[powertrain.kind](vehicle, powertrain);

export const energyContent = (vehicle: Vehicle): IviContent => {
  const { family, model } = vehicle;
  if (model.powertrain.kind === 'none') return {};
  return {
    ...(family === 'car' || family === 'van'
      ? { WltpEmissionTestParametersGroup: testParametersContent(vehicle) }
      : {}),
    EnergyConvertorTable: { EnergyConvertorGroup: convertorsOf(vehicle, model.powertrain) },
  };
};
