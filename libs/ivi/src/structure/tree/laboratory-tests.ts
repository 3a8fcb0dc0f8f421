import { NrscTestCycleCode, NrtcTestCycleCode } from '../code-lists/propulsion-codes';
import { decimal, group, integer, value } from '../notation';

export const testTypeI = group(
  'TestTypeIGroup',
  '0..1',
  value('TypeICo', '0..1', decimal(9, 5), 'mg/km'),
  value('TypeIThc', '0..1', decimal(9, 5), 'mg/km'),
  value('TypeINox', '0..1', decimal(9, 5), 'mg/km'),
  value('TypeINmhc', '0..1', decimal(9, 5), 'mg/km'),
  value('TypeIHcNox', '0..1', decimal(9, 5), 'mg/km'),
  value('TypeIParticulates', '0..1', decimal(9, 5), 'mg/km'),
);

export const testTypeII = group(
  'TestTypeIIGroup',
  '0..1',
  value('TypeIIHcAtNormalIdleEngineSpeed', '0..1', decimal(9, 5), 'ppm'),
  value('TypeIIHcAtHighIdleEngineSpeed', '0..1', decimal(9, 5), 'ppm'),
  value('TypeIICoAtNormalIdleSpeed', '0..1', decimal(6, 4), '% vol'),
  value('TypeIICoAtHighIdleEngineSpeed', '0..1', decimal(6, 4), '% vol'),
);

export const testTypeVII = group(
  'TestTypeVIIGroup',
  '0..1',
  value('TypeVIICo2', '0..1', decimal(9, 5), 'g/km'),
  value('TypeVIIFuelConsumption', '0..1', decimal(5, 3), 'l/100 km'),
  value('TypeVIIEnergyConsumption', '0..1', decimal(7, 2), 'Wh/km'),
  value('TypeVIIElectricRange', '0..1', integer(5), 'km'),
  value('TypeVIICo2WeightedCombined', '0..1', decimal(5, 2), 'g/km'),
  value('TypeVIIFuelConsumptionWeightedCombined', '0..1', decimal(5, 3), 'l/100 km'),
  value('TypeVIIEnergyConsumptionWeightedCombined', '0..1', decimal(7, 2), 'Wh/km'),
  value('TypeVIIElectricRangeWeightedCombined', '0..1', integer(5), 'km'),
);

export const testNrsc = group(
  'TestNrscGroup',
  '0..1',
  value('NrscCo', '0..1', decimal(9, 5), 'g/kWh'),
  value('NrscHc', '0..1', decimal(9, 5), 'g/kWh'),
  value('NrscNox', '0..1', decimal(9, 5), 'g/kWh'),
  value('NrscHcNox', '0..1', decimal(9, 5), 'g/kWh'),
  value('NrscParticulates', '0..1', decimal(9, 5), 'g/kWh'),
  value('NrscNumberOfParticles', '0..1', decimal(9, 5), '#/kWh'),
  value('NrscNumberOfParticlesExponent', '0..1', integer(2)),
  value('NrscTestCycle', '0..1', NrscTestCycleCode),
  value('NrscCo2', '0..1', decimal(9, 5), 'g/kWh'),
);

export const testWhsc = group(
  'TestWhscGroup',
  '0..1',
  value('WhscCo', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhscThc', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhscNox', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhscNmhc', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhscHcNox', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhscNh3', '0..1', decimal(9, 5), 'ppm'),
  value('WhscParticulates', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhscNumberOfParticles', '0..1', decimal(9, 5), '#/kWh'),
  value('WhscNumberOfParticlesExponent', '0..1', integer(2)),
  value('WhscCo2', '0..1', decimal(9, 5), 'g/kWh'),
);

export const testNrtc = group(
  'TestNrtcGroup',
  '0..1',
  value('NrtcCo', '0..1', decimal(9, 5), 'g/kWh'),
  value('NrtcHc', '0..1', decimal(9, 5), 'g/kWh'),
  value('NrtcNox', '0..1', decimal(9, 5), 'g/kWh'),
  value('NrtcHcNox', '0..1', decimal(9, 5), 'g/kWh'),
  value('NrtcParticulates', '0..1', decimal(9, 5), 'g/kWh'),
  value('NrtcNumberOfParticles', '0..1', decimal(9, 5), '#/kWh'),
  value('NrtcNumberOfParticlesExponent', '0..1', integer(2)),
  value('NrtcTestCycle', '0..1', NrtcTestCycleCode),
  value('NrtcCo2', '0..1', decimal(9, 5), 'g/kWh'),
);

export const testWhtc = group(
  'TestWhtcGroup',
  '0..1',
  value('WhtcCo', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhtcNox', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhtcNmhc', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhtcThc', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhtcCh4', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhtcNh3', '0..1', decimal(9, 5), 'ppm'),
  value('WhtcParticulates', '0..1', decimal(9, 5), 'mg/kWh'),
  value('WhtcNumberOfParticles', '0..1', decimal(9, 5), '#/kWh'),
  value('WhtcNumberOfParticlesExponent', '0..1', integer(2)),
  value('WhtcHcNox', '0..1', decimal(9, 5), 'mg/kWh'),
);
