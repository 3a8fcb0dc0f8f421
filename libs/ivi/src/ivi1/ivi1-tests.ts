import { decimal, group, integer, type Ivi1Element, type Ivi1Group } from './ivi1-element';

const tests = (name: string, to: string, unit: string, names: Readonly<Record<string, string>>): Ivi1Group =>
  group(
    name,
    to,
    ...Object.entries(names).map(([from, into]) =>
      into.endsWith('Exponent') ? integer(2)(from, into) : decimal(9, 5)(from, into, { unit }),
    ),
  );

const phases = ['Low', 'Medium', 'High', 'ExtraHigh'] as const;

const phaseNames = (from: (phase: string) => string, to: (phase: string) => string): Record<string, string> =>
  Object.fromEntries(phases.map((phase) => [from(phase), to(phase)]));

const wltpCo2 = tests('TestprocedureWLTPCO2Group', 'TestWltpCo2Group', 'g/km', {
  ...phaseNames(
    (phase) => `WLTP${phase}CO2`,
    (phase) => `WltpCo2${phase}`,
  ),
  ...phaseNames(
    (phase) => `WLTP${phase}CO2ChargeSust`,
    (phase) => `WltpCo2ChargeSustaining${phase}`,
  ),
  WLTPCombinedCO2: 'WltpCo2Combined',
  WLTPWeightedCombinedCO2: 'WltpCo2WeightedCombined',
  WLTPCombinedCO2ChargeSust: 'WltpCo2ChargeSustainingCombined',
  WLTPCombinedCO2ChargeDepl: 'WltpCo2ChargeDepletingCombined',
});

const wltpFuel = tests('TestprocedureWLTPFuelGroup', 'TestWltpFuelConsumptionGroup', 'l, m3 or kg per 100 km', {
  ...phaseNames(
    (phase) => `WLTP${phase}FuelConsumption`,
    (phase) => `WltpFuelConsumption${phase}`,
  ),
  WLTPCombinedFuelCons: 'WltpFuelConsumptionCombined',
  WLTPWeightedCombinedFuelCons: 'WltpFuelConsumptionWeightedCombined',
  WLTPLowFuelConsChargeSust: 'WltpFuelConsumptionChargeSustainingLow',
  WLTPMediumFuelConsChargeSust: 'WltpFuelConsumptionChargeSustainingMedium',
  WLTPHighFuelConsChargeSust: 'WltpFuelConsumptionChargeSustainingHigh',
  WLTPExtraHighFuelConsChargSust: 'WltpFuelConsumptionChargeSustainingExtraHigh',
  WLTPCombinedFuelConsChargeSust: 'WltpFuelConsumptionChargeSustainingCombined',
  WLTPCombinedFuelConsChargeDepl: 'WltpFuelConsumptionChargeDepletingCombined',
});

const type1 = tests('TestprocedureType1Group', 'TestTypeIGroup', 'mg/km', {
  TestprocType1CO: 'TypeICo',
  TestprocType1HC: 'TypeIThc',
  TestprocType1NOx: 'TypeINox',
  TestprocType1NMHC: 'TypeINmhc',
  TestprocType1HC_NOx: 'TypeIHcNox',
  TestprocType1Particulates: 'TypeIParticulates',
});

const wltpType1 = tests('TestprocedureWLTPType1Group', 'TestWltpType1Group', 'mg/km', {
  TestprocWltpType1CO: 'WltpType1Co',
  TestprocWltpType1THC: 'WltpType1Thc',
  TestprocWltpType1NMHC: 'WltpType1Nmhc',
  TestprocWltpType1NOx: 'WltpType1Nox',
  TestprocWltpType1THC_NOx: 'WltpType1ThcNox',
  TestprocWltpType1NH3: 'WltpType1Nh3',
  TestprocWltpType1Particulates: 'WltpType1Particulates',
  TestprocWltpType1NrOfPart: 'WltpType1NumberOfParticles',
  TestprocWltpType1ExPart: 'WltpType1NumberOfParticlesExponent',
});

const rde = tests('TestprocedureRdeGroup', 'TestRdeGroup', 'mg/km', {
  TestprocRdeCompleteRdeNOx: 'RdeCompleteNox',
  TestprocRdeCompleteRdeNrOfPart: 'RdeCompleteNumberOfParticles',
  TestprocRdeCompleteRdeExpPart: 'RdeCompleteNumberOfParticlesExponent',
  TestprocRdeUrbanRdeNOx: 'RdeUrbanNox',
  TestprocRdeUrbanRdeNrOfPart: 'RdeUrbanNumberOfParticles',
  TestprocRdeUrbanRdeExpPart: 'RdeUrbanNumberOfParticlesExponent',
});

const whtc = tests('TestprocedureWhtcGroup', 'TestWhtcGroup', 'mg/kWh', {
  TestprocWhtcCO: 'WhtcCo',
  TestprocWhtcNOx: 'WhtcNox',
  TestprocWhtcNMHC: 'WhtcNmhc',
  TestprocWhtcTHC: 'WhtcThc',
  TestprocWhtcCH4: 'WhtcCh4',
  TestprocWhtcNH3: 'WhtcNh3',
  TestprocWhtcParticulates: 'WhtcParticulates',
  TestprocWhtcNumberOfParticles: 'WhtcNumberOfParticles',
  TestprocWhtcExponentParticles: 'WhtcNumberOfParticlesExponent',
});

/** The cycle before WLTP, which 2.0 has no elements for. */
const nedc = [
  integer(3)('UrbanConditionsCO2', 'TestNedcGroup/NedcCo2Urban', { unit: 'g/km' }),
  integer(3)('ExtraUrbanConditionsCO2', 'TestNedcGroup/NedcCo2ExtraUrban', { unit: 'g/km' }),
  integer(3)('CombinedCO2', 'TestNedcGroup/NedcCo2Combined', { unit: 'g/km' }),
  integer(3)('WeightedCombinedCO2', 'TestNedcGroup/NedcCo2WeightedCombined', { unit: 'g/km' }),
  decimal(4, 2)('UrbanConditionsFuelConsumption', 'TestNedcGroup/NedcFuelUrban', { unit: 'l/100 km' }),
  decimal(4, 2)('ExtraUrbanConditionsFuelCons', 'TestNedcGroup/NedcFuelExtraUrban', { unit: 'l/100 km' }),
  decimal(4, 2)('CombinedFuelConsumption', 'TestNedcGroup/NedcFuelCombined', { unit: 'l/100 km' }),
  decimal(5, 3)('WeightedCombinedFuelCons', 'TestNedcGroup/NedcFuelWeightedCombined', { unit: 'l/100 km' }),
  decimal(7, 2)('ElectricEnergyConsPureElectric', 'TestNedcGroup/NedcEnergyPureElectric', { unit: 'Wh/km' }),
  decimal(7, 2)('ElectricEnergyConsWeightedComb', 'TestNedcGroup/NedcEnergyWeightedCombined', { unit: 'Wh/km' }),
  integer(5)('ElectricRange', 'TestNedcGroup/NedcRange', { unit: 'km' }),
  integer(5)('ElectricRangeExternChargeable', 'TestNedcGroup/NedcRangeExternallyChargeable', { unit: 'km' }),
];

export const pollutantTests: readonly Ivi1Element[] = [wltpCo2, wltpFuel, type1, wltpType1, rde, whtc, ...nedc];

const energy = (stem: string): string => `TestWltpEnergyConsumptionGroup/WltpEnergyConsumption${stem}`;
const range = (stem: string): string => `TestWltpElectricRangeGroup/Wltp${stem}`;

export const electricTests: readonly Ivi1Element[] = [
  group(
    'TestprocedureWLTPEnergyGroup',
    undefined,
    ...Object.entries({
      WLTPElecEnergyConsPureElectric: energy('PureElectricCombined'),
      WLTPLowElecEnergyConsPureElec: energy('PureElectricLow'),
      WLTPMediumElEnergyConsPureElec: energy('PureElectricMedium'),
      WLTPHighElecEnergyConsPureElec: energy('PureElectricHigh'),
      WLTPExtrHighElecEnConsPureElec: energy('PureElectricExtraHigh'),
      WLTPElectEnergyConsExternCharg: energy('ExternallyChargedWeightedCombined'),
      WLTPLowElecEnergyConsExtCharg: energy('ExternallyChargedLow'),
      WLTPMediumElEnergyConsExtCharg: energy('ExternallyChargedMedium'),
      WLTPHighElEnergyConsExtCharg: energy('ExternallyChargedHigh'),
      WLTPExtrHighElecEnConsExtCharg: energy('ExternallyChargedExtraHigh'),
      WLTPCityElecEnergyConsExtCharg: energy('ExternallyChargedCity'),
      WLTPCombElEnergyConsExtCharg: energy('ExternallyChargedCombined'),
    }).map(([from, to]) => decimal(7, 2)(from, to, { unit: 'Wh/km' })),
    ...Object.entries({
      WLTPElectricRangePureElectric: range('PureElectricRange'),
      WLTPElectricRangeCityPureElec: range('PureElectricRangeCity'),
      WLTPElectricRangeExternCharg: range('EquivalentAllElectricOffVehicleChargingRange'),
      WLTPElectricRangeCityExtCharg: range('EquivalentAllElectricOffVehicleChargingRangeCity'),
      WLTPAllElecRangeExternCharg: range('AllElectricOffVehicleChargingRange'),
      WLTPAllElecRangeCityExtCharg: range('AllElectricOffVehicleChargingRangeCity'),
    }).map(([from, to]) => integer(5)(from, to, { unit: 'km' })),
  ),
];
