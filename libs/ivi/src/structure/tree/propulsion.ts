import { Indicator } from '../code-lists/approval-codes';
import {
  CategoryHybridElectricVehicleCode,
  ClassHybridVehicleCode,
  DualFuelTypeCode,
  ElectricVehicleConfigurationCode,
  ExhaustEmissionLevel,
  FuelTypeCode,
  FuellingArrangementCode,
  SubFuelTypeCode,
} from '../code-lists/propulsion-codes';
import { decimal, text, value } from '../notation';

export const propulsion = [
  value('MaximumSpeed', '0..1', decimal(5, 2), 'km/h'),
  value('DeclaredMaximumSpeedForward', '0..1', decimal(5, 2), 'km/h'),
  value('DeclaredMaximumSpeedRearward', '0..1', decimal(5, 2), 'km/h'),
  value('MaximumAssistanceFactor', '0..1', decimal(3, 2)),
  value('MaximumAssistanceSpeed', '0..1', decimal(5, 2), 'km/h'),
  value('EcoInnovationsFittedIndicator', '0..1', Indicator),
  value('CategoryHybridElectricVehicle', '0..1', CategoryHybridElectricVehicleCode),
  value('ConsolidatedMaximum30MinutesPower', '0..1', decimal(6, 2), 'kW'),
  value('ConsolidatedMaximumNetPowerElectric', '0..1', decimal(6, 2), 'kW'),
  value('PureElectricVehicleIndicator', '0..1', Indicator),
  value('ExhaustEmissionLevel', '0..1', ExhaustEmissionLevel),
  value('ExhaustEmissionLatestRegulationNumber', '0..1', text(35)),
  value('WltpTotalCo2EmissionSavedDueEcoInnovation', '0..1', decimal(5, 2), 'g/km'),
  value('ManufacturerHybridApplication', '0..1', text(150)),
  value('HybridApplicationCode', '0..1', text(40)),
  value('ClassHybridVehicle', '0..1', ClassHybridVehicleCode),
  value('FuelType', '0..1', FuelTypeCode),
  value('SubFuelType', '0..1', SubFuelTypeCode),
  value('FuellingArrangement', '0..1', FuellingArrangementCode),
  value('DualFuelType', '0..1', DualFuelTypeCode),
  value('ElectricVehicleConfiguration', '0..1', ElectricVehicleConfigurationCode),
] as const;
