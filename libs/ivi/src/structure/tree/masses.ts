import { BodyworkTypeTrailerCode, BrakedTypeTrailCode } from '../code-lists/axle-and-coupling-codes';
import { EuCountryCode } from '../code-lists/country-codes';
import { decimal, group, integer, table, text, value } from '../notation';

export const allowedParameterValuesMultistage = group(
  'AllowedParameterValuesMultistageGroup',
  '0..1',
  value('AllowedActualMass', '0..1', integer(6), 'kg'),
  value('AllowedActualMassMin', '0..1', integer(6), 'kg'),
  value('AllowedActualMassMax', '0..1', integer(6), 'kg'),
  value('AllowedTechnicallyPermissibleMaximumLadenMass', '0..1', integer(6), 'kg'),
  value('AllowedTechnicallyPermissibleMaximumLadenMassMin', '0..1', integer(6), 'kg'),
  value('AllowedTechnicallyPermissibleMaximumLadenMassMax', '0..1', integer(6), 'kg'),
  value('AllowedFrontalArea', '0..1', integer(6), 'cm2'),
  value('AllowedFrontalAreaMin', '0..1', integer(6), 'cm2'),
  value('AllowedFrontalAreaMax', '0..1', integer(6), 'cm2'),
  value('AllowedRollingResistance', '0..1', decimal(6, 3), 'kg/t'),
  value('AllowedRollingResistanceMin', '0..1', decimal(6, 3), 'kg/t'),
  value('AllowedRollingResistanceMax', '0..1', decimal(6, 3), 'kg/t'),
  value('AllowedCrossSectionalAreaAirFrontGrill', '0..1', integer(6), 'cm2'),
  value('AllowedCrossSectionalAreaAirFrontGrillMin', '0..1', integer(6), 'cm2'),
  value('AllowedCrossSectionalAreaAirFrontGrillMax', '0..1', integer(6), 'cm2'),
);

export const mass = group(
  'MassGroup',
  '0..1',
  value('MassInRunningOrder', '0..1', integer(6), 'kg'),
  value('MassInRunningOrderVariableMin', '0..1', integer(6), 'kg'),
  value('MassInRunningOrderVariableMax', '0..1', integer(6), 'kg'),
  value('ActualMass', '0..1', integer(6), 'kg'),
  value('MassInRunningOrderIncomplete', '0..1', integer(6), 'kg'),
  value('TechnicallyPermissibleMaximumLadenMass', '0..1', integer(6), 'kg'),
  value('TechnicallyPermissibleMaximumLadenMassVariableMin', '0..1', integer(6), 'kg'),
  value('TechnicallyPermissibleMaximumLadenMassVariableMax', '0..1', integer(6), 'kg'),
  value('MinimumMassCompleted', '0..1', integer(6), 'kg'),
  value('AdditionalMassAlternativePropulsion', '0..1', integer(5), 'kg'),
  value('AdditionalMassDueToBatteries', '0..1', integer(4), 'kg'),
  value('BallastMassTotal', '0..1', integer(6), 'kg'),
  value('ThreePointLiftingMechanismMaximumTowableMass', '0..1', integer(6), 'kg'),
  table(
    'MaximumStaticVerticalMassCouplingPoint',
    '0..1',
    value('MechanicalCouplingNumberVerticalMass', '0..1', integer(3)),
    value('TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint', '1', integer(6), 'kg'),
  ),
);

export const towingBrakedTypeTrail = table(
  'TowingBrakedTypeTrail',
  '0..1',
  value('MechanicalCouplingNumberTowingMasses', '0..1', integer(3)),
  value('BrakedTypeTrail', '0..1', BrakedTypeTrailCode),
  table(
    'BodyworkType',
    '0..1',
    value('BodyworkTypeTrailer', '0..1', BodyworkTypeTrailerCode),
    value('TechnicallyPermissibleMaximumCombinationMass', '0..1', integer(6), 'kg'),
    value('TechnicallyPermissibleMaximumTowableMass', '0..1', integer(6), 'kg'),
  ),
);

export const inServiceMaximumMass = table(
  'InServiceMaximumMass',
  '0..1',
  value('InServiceMaximumPermissibleMassCountry', '0..1', EuCountryCode),
  value('InServiceMaximumPermissibleMassTrafficRegulation', '0..1', text(40)),
  value('InServiceMaximumPermissibleLadenMass', '0..1', integer(6), 'kg'),
  value('InServiceMaximumPermissibleMassCombination', '0..1', integer(6), 'kg'),
);
