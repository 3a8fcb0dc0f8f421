import type { IviContent } from '@kjoreklar/ivi';
import type { ElectricMotor, Powertrain } from './model';
import type { Vehicle } from './vehicle';

const consolidatedPower = (powertrain: Powertrain): IviContent => {
  if (powertrain.kind !== 'electric') return {};
  const sum = (power: (motor: ElectricMotor) => number): number =>
    powertrain.motors.reduce((total, motor) => total + power(motor), 0);
  return {
    ConsolidatedMaximum30MinutesPower: sum((motor) => motor.thirtyMinutesPower_kw),
    ConsolidatedMaximumNetPowerElectric: sum((motor) => motor.maximumPower_kw),
  };
};

/** Letters that end the number of the act, under Regulation (EC) No 715/2007: electric, fuel cell, all others. */
const lightLetters: Readonly<Partial<Record<Powertrain['kind'], string>>> = { electric: 'AX', fuelCell: 'AY' };

const lightLevel = (kind: Powertrain['kind']): IviContent => {
  const letters = lightLetters[kind];
  return {
    ExhaustEmissionLevel: letters ?? 'Euro 6 EA',
    ExhaustEmissionLatestRegulationNumber: `715/2007*2023/443${letters ?? 'EA'}`,
  };
};

const heavyLevel = (kind: Powertrain['kind']): IviContent =>
  kind === 'electric'
    ? {}
    : { ExhaustEmissionLevel: 'Euro VI E', ExhaustEmissionLatestRegulationNumber: '595/2009*2019/1939E' };

const hybridClass: Readonly<Partial<Record<Powertrain['kind'], string>>> = {
  pluginHybrid: 'OVC-HEV',
  hybrid: 'NOVC-HEV',
  fuelCell: 'NOVC-FCHV',
};

const lCategoryContent = (kind: Powertrain['kind']): IviContent => ({
  ...(kind === 'electric' ? {} : { ExhaustEmissionLevel: 'Euro 5+' }),
  ExhaustEmissionLatestRegulationNumber: '134/2014*2018/295',
  ...(kind === 'electric' ? { ElectricVehicleConfiguration: 'PUREE' } : {}),
});

/** What kind of energy the vehicle runs on, said at its top level. */
export const propulsionContent = ({ model: { powertrain }, family }: Vehicle): IviContent => {
  const { kind } = powertrain;
  if (kind === 'none') return {};
  if (family === 'lCategory') return lCategoryContent(kind);
  return {
    PureElectricVehicleIndicator: kind === 'electric' ? 'Y' : 'N',
    ...consolidatedPower(powertrain),
    ...(family === 'heavy' ? heavyLevel(kind) : lightLevel(kind)),
    ClassHybridVehicle: hybridClass[kind],
    ...(kind === 'electric' ? {} : { FuelType: 'M' }),
  };
};

const gearboxes: Readonly<Partial<Record<Powertrain['kind'], string>>> = {
  combustion: 'M',
  hybrid: 'A',
  pluginHybrid: 'A',
};

export const gearContent = ({ model: { powertrain } }: Vehicle): IviContent => {
  const type = gearboxes[powertrain.kind];
  return type ? { GearGroup: { GearboxType: type } } : {};
};
