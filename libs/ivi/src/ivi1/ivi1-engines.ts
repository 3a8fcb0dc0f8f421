import { emissionLevel, workingPrinciple } from './code-conversions';
import { decimal, group, indicator, integer, table, text, type Ivi1Element } from './ivi1-element';
import { electricTests, pollutantTests } from './ivi1-tests';

const power = (name: string, to: string) => decimal(6, 2)(name, to, { unit: 'kW' });

const fuel = table(
  'Fuel',
  'EnergySourceTable/EnergySourceGroup',
  integer(2)('FuelCode', 'EnergySource'),
  power('MaximumNetPower', 'PowerGroup/MaximumNetPowerCombustion'),
  power('MaxNetPowerElectricEngFuel', 'PowerGroup/MaximumNetPowerElectric'),
  power('MaximumContinuousRatedPower', 'PowerGroup/Maximum30MinutesPower'),
  power('Max15MinutesPowerFuel', 'PowerGroup/Maximum15MinutesPower'),
  power('MaxHourlyPowerFuel', 'PowerGroup/MaximumHourlyPower'),
  power('RatedEngineNetPower', 'PowerGroup/DeclaredRatedNetPower'),
  integer(5)('EngineSpeedMaximumNetPower', 'PowerGroup/EngineSpeedMaximumNetPower', { unit: 'min-1' }),
  integer(5)('EngineSpeedMaximumNetPowerMin', 'PowerGroup/EngineSpeedMaximumNetPowerMin', { unit: 'min-1' }),
  integer(5)('EngineSpeedMaximumNetPowerMax', 'PowerGroup/EngineSpeedMaximumNetPowerMax', { unit: 'min-1' }),
  decimal(3, 2)('PowerMassRatio', 'PowerMassRatio', { unit: 'kW/kg' }),
  decimal(5, 2)('MaxPercentBiofuelAcceptInFuel', 'MaximumAcceptableAmountPercentageBiofuel', { unit: '%' }),
  decimal(5, 2)('MaximumSpeed', '/CocDataGroup/MaximumSpeed', { unit: 'km/h' }),
  text(35)('ExtSoundLevelNrBaseRegulAct', 'SoundLevelGroup/SoundLevelExternalRegulation'),
  decimal(5, 2)('SoundLevelStationary', 'SoundLevelGroup/SoundLevelStationary', { unit: 'dB(A)' }),
  integer(5)('SoundLevelStatEngineSpeed', 'SoundLevelGroup/SoundLevelStationaryEngineSpeed', { unit: 'min-1' }),
  decimal(5, 2)('SoundLevelDriveBy', 'SoundLevelGroup/SoundLevelDriveBy', { unit: 'dB(A)' }),
  decimal(5, 2)('DriverPerceivedSoundLevel', 'SoundLevelGroup/SoundLevelDriverPerceivedClosedCab', { unit: 'dB(A)' }),
  decimal(5, 2)('DriverPercSoundLevelOpenNoCabe', 'SoundLevelGroup/SoundLevelDriverPerceivedOpenCab', {
    unit: 'dB(A)',
  }),
  text(10)('ExhaustEmissionLevelEuro', '/CocDataGroup/ExhaustEmissionLevel', { convert: emissionLevel }),
  text(35)('NrBaseRegulActLastAmendMotVeh', '/CocDataGroup/ExhaustEmissionLatestRegulationNumber'),
  text(35)('NrBaseRegulActLastAmendEngines', '/CocDataGroup/ExhaustEmissionLatestRegulationNumber'),
  decimal(9, 5)('SmokeCorrectedAbsorptionCoeff', 'SmokeCorrectedAbsorptionCoefficient', { unit: 'm-1' }),
  text(5)('SubFuelType', '/CocDataGroup/SubFuelType'),
  ...pollutantTests,
  ...electricTests,
);

export const engines: readonly Ivi1Element[] = [
  table(
    'Engine',
    'EnergyConvertorTable/EnergyConvertorGroup',
    text(52)('ManufacturerOfTheEngine', 'ManufacturerEnergyConvertor'),
    text(40)('EngineCodeAsMarkedOnTheEngine', 'EnergyConvertorCodeMarkedOnEnergyConvertor'),
    text(40)('EngineEcTypeApprovalNumber', 'EnergyConvertorTypeApprovalNumber'),
    text(25)('EngineNumber', 'EnergyConvertorNumber'),
    text(15)('CategorySubCatEngine', 'CategorySubCategoryEnergyConvertor'),
    text(3)('EngineCycleCode', 'CombustionCycle'),
    text(2)('WorkingPrincipleCode', 'WorkingPrinciple', { convert: workingPrinciple }),
    indicator('PureElectricIndicator', 'Ivi1PureElectricIndicator'),
    indicator('ElectricEngineIndicator', 'Ivi1ElectricEngineIndicator'),
    integer(2)('NumberOfCylinders'),
    text(3)('ArrangementOfCylindersCode', 'ArrangementCylinders'),
    decimal(7, 2)('EngineCapacity', 'EngineCapacity', { unit: 'cm3' }),
    fuel,
    group(
      'AdditionalFuelCodeTable',
      undefined,
      ...table(
        'AdditionalFuelCode',
        'AdditionalEnergySourceTable/AdditionalEnergySourceGroup',
        integer(2)('AdditionalFuelCode', 'AdditionalEnergySource'),
      ).children,
    ),
  ),
];
