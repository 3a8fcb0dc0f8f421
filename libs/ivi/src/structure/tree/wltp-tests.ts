import { Indicator } from '../code-lists/approval-codes';
import { DrivingCycleClassCode, TestFamilyIdentifierCode } from '../code-lists/propulsion-codes';
import { decimal, downscalingFactor, group, integer, roadLoadCoefficient, table, text, value } from '../notation';

export const wltpEmissionTestParameters = group(
  'WltpEmissionTestParametersGroup',
  '0..1',
  value('WltpEmissionTestMass', '0..1', integer(6), 'kg'),
  value('WltpFrontalArea', '0..1', decimal(8, 6), 'm2'),
  value('WltpRoadLoadCoefficientF0', '0..1', roadLoadCoefficient, 'N'),
  value('WltpRoadLoadCoefficientF1', '0..1', roadLoadCoefficient, 'N/(km/h)'),
  value('WltpRoadLoadCoefficientF2', '0..1', roadLoadCoefficient, 'N/(km/h)2'),
  value('ProjectedFrontalAreaAirEntranceFrontGrill', '0..1', integer(6), 'cm2'),
  value('DrivingCycleClass', '0..1', DrivingCycleClassCode),
  value('DrivingCycleDownscalingFactor', '0..1', downscalingFactor),
  value('DrivingCycleCappedSpeedIndicator', '0..1', Indicator),
);

export const testRde = group(
  'TestRdeGroup',
  '0..1',
  value('RdeCompleteNox', '0..1', decimal(8, 2), 'mg/km'),
  value('RdeCompleteNumberOfParticles', '0..1', decimal(9, 5), '#/km'),
  value('RdeCompleteNumberOfParticlesExponent', '0..1', integer(2)),
  value('RdeUrbanNox', '0..1', decimal(8, 2), 'mg/km'),
  value('RdeUrbanNumberOfParticles', '0..1', decimal(9, 5), '#/km'),
  value('RdeUrbanNumberOfParticlesExponent', '0..1', integer(2)),
);

export const testWltpType1 = group(
  'TestWltpType1Group',
  '0..1',
  value('WltpType1Co', '0..1', decimal(8, 2), 'mg/km'),
  value('WltpType1Thc', '0..1', decimal(8, 2), 'mg/km'),
  value('WltpType1Nmhc', '0..1', decimal(8, 2), 'mg/km'),
  value('WltpType1Nox', '0..1', decimal(8, 2), 'mg/km'),
  value('WltpType1ThcNox', '0..1', decimal(8, 2), 'mg/km'),
  value('WltpType1Nh3', '0..1', decimal(8, 2), 'mg/km'),
  value('WltpType1Particulates', '0..1', decimal(9, 5), 'mg/km'),
  value('WltpType1NumberOfParticles', '0..1', decimal(9, 5), '#/km'),
  value('WltpType1NumberOfParticlesExponent', '0..1', integer(2)),
);

export const testWltpCo2 = group(
  'TestWltpCo2Group',
  '0..1',
  value('WltpCo2Low', '0..1', decimal(5, 2), 'g/km'),
  value('WltpCo2Medium', '0..1', decimal(5, 2), 'g/km'),
  value('WltpCo2High', '0..1', decimal(5, 2), 'g/km'),
  value('WltpCo2ExtraHigh', '0..1', decimal(5, 2), 'g/km'),
  value('WltpCo2Combined', '0..1', decimal(5, 2), 'g/km'),
  value('WltpCo2WeightedCombined', '0..1', decimal(5, 2), 'g/km'),
  value('WltpCo2ChargeSustainingLow', '0..1', decimal(5, 2), 'g/km'),
  value('WltpCo2ChargeSustainingMedium', '0..1', decimal(5, 2), 'g/km'),
  value('WltpCo2ChargeSustainingHigh', '0..1', decimal(5, 2), 'g/km'),
  value('WltpCo2ChargeSustainingExtraHigh', '0..1', decimal(5, 2), 'g/km'),
  value('WltpCo2ChargeSustainingCombined', '0..1', decimal(5, 2), 'g/km'),
  value('WltpCo2ChargeDepletingCombined', '0..1', decimal(5, 2), 'g/km'),
);

export const testWltpFuelConsumption = group(
  'TestWltpFuelConsumptionGroup',
  '0..1',
  value('WltpFuelConsumptionLow', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
  value('WltpFuelConsumptionMedium', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
  value('WltpFuelConsumptionHigh', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
  value('WltpFuelConsumptionExtraHigh', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
  value('WltpFuelConsumptionCombined', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
  value('WltpFuelConsumptionWeightedCombined', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
  value('WltpFuelConsumptionChargeSustainingLow', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
  value('WltpFuelConsumptionChargeSustainingMedium', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
  value('WltpFuelConsumptionChargeSustainingHigh', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
  value('WltpFuelConsumptionChargeSustainingExtraHigh', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
  value('WltpFuelConsumptionChargeSustainingCombined', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
  value('WltpFuelConsumptionChargeDepletingCombined', '0..1', decimal(5, 3), 'l, m3 or kg/100 km'),
);

export const testWltpElectricRange = group(
  'TestWltpElectricRangeGroup',
  '0..1',
  value('WltpPureElectricRange', '0..1', integer(5), 'km'),
  value('WltpPureElectricRangeCity', '0..1', integer(5), 'km'),
  value('WltpEquivalentAllElectricOffVehicleChargingRange', '0..1', integer(5), 'km'),
  value('WltpEquivalentAllElectricOffVehicleChargingRangeCity', '0..1', integer(5), 'km'),
  value('WltpAllElectricOffVehicleChargingRange', '0..1', integer(5), 'km'),
  value('WltpAllElectricOffVehicleChargingRangeCity', '0..1', integer(5), 'km'),
);

export const testWltpEnergyConsumption = group(
  'TestWltpEnergyConsumptionGroup',
  '0..1',
  value('WltpEnergyConsumptionPureElectricLow', '0..1', decimal(7, 2), 'Wh/km'),
  value('WltpEnergyConsumptionPureElectricMedium', '0..1', decimal(7, 2), 'Wh/km'),
  value('WltpEnergyConsumptionPureElectricHigh', '0..1', decimal(7, 2), 'Wh/km'),
  value('WltpEnergyConsumptionPureElectricExtraHigh', '0..1', decimal(7, 2), 'Wh/km'),
  value('WltpEnergyConsumptionPureElectricCombined', '0..1', decimal(7, 2), 'Wh/km'),
  value('WltpEnergyConsumptionExternallyChargedLow', '0..1', decimal(7, 2), 'Wh/km'),
  value('WltpEnergyConsumptionExternallyChargedMedium', '0..1', decimal(7, 2), 'Wh/km'),
  value('WltpEnergyConsumptionExternallyChargedHigh', '0..1', decimal(7, 2), 'Wh/km'),
  value('WltpEnergyConsumptionExternallyChargedExtraHigh', '0..1', decimal(7, 2), 'Wh/km'),
  value('WltpEnergyConsumptionExternallyChargedCity', '0..1', decimal(7, 2), 'Wh/km'),
  value('WltpEnergyConsumptionExternallyChargedCombined', '0..1', decimal(7, 2), 'Wh/km'),
  value('WltpEnergyConsumptionExternallyChargedWeightedCombined', '0..1', decimal(7, 2), 'Wh/km'),
);

export const testFamilyIdentifiers = table(
  'TestFamilyIdentifiers',
  '0..1',
  value('TestFamilyIdentifier', '1', TestFamilyIdentifierCode),
  value('TestFamilyIdentifierValue', '1', text(100)),
);
