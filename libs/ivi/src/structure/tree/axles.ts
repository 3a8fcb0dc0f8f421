import { Indicator } from '../code-lists/approval-codes';
import { InterconnectionWithPoweredAxleConnectionCode } from '../code-lists/axle-and-coupling-codes';
import { EuCountryCode } from '../code-lists/country-codes';
import { group, integer, table, text, value } from '../notation';
import { tyreAxle } from './tyres';

export const axles = table(
  'Axle',
  '0..1',
  value('AxleNumber', '1', integer(2)),
  value('TwinWheelsAxleIndicator', '0..1', Indicator),
  value('SteeredAxleIndicator', '0..1', Indicator),
  value('PoweredAxleIndicator', '0..1', Indicator),
  value('BrakedAxleIndicator', '0..1', Indicator),
  value('AxleTrack', '0..1', integer(4), 'mm'),
  value('AxleTrackAdjustableMin', '0..1', integer(4), 'mm'),
  value('AxleTrackAdjustableMax', '0..1', integer(4), 'mm'),
  value('LiftAxleIndicator', '0..1', Indicator),
  value('LoadableAxleIndicator', '0..1', Indicator),
  value('DriveAxleAirSuspensionOrEquivalentIndicator', '0..1', Indicator),
  value('AxleAirSuspensionOrEquivalentIndicator', '0..1', Indicator),
  value('AxleSpacing', '0..1', integer(5), 'mm'),
  value('AxleSpacingAdjustableMin', '0..1', integer(5), 'mm'),
  value('AxleSpacingAdjustableMax', '0..1', integer(5), 'mm'),
  value('DistributionMassRunningOrderAxle', '0..1', integer(5), 'kg'),
  value('DistributionMassIncompleteAxle', '0..1', integer(5), 'kg'),
  value('MinimalPermissibleDistributionMassCompletedAxle', '0..1', integer(5), 'kg'),
  value('TechnicallyPermissibleMassAxle', '0..1', integer(5), 'kg'),
  value('TechnicallyPermissibleMassAxleAdjustableMin', '0..1', integer(5), 'kg'),
  value('TechnicallyPermissibleMassAxleAdjustableMax', '0..1', integer(5), 'kg'),
  value('GroundClearanceBetweenAxles', '0..1', integer(4), 'mm'),
  table(
    'InServiceMaximumPermissibleLadenMassAxle',
    '0..1',
    value('InServiceMaximumPermissibleLadenMassAxleCountry', '0..1', EuCountryCode),
    value('InServiceMaximumPermissibleLadenMassAxleTrafficRegulation', '0..1', text(40)),
    value('InServiceMaximumPermissibleLadenMassAxle', '0..1', integer(5), 'kg'),
  ),
  table(
    'InterconnectionWithPoweredAxle',
    '0..1',
    value('InterconnectionWithPoweredAxleNumber', '1', integer(2)),
    value('InterconnectionWithPoweredAxleConnection', '0..1', InterconnectionWithPoweredAxleConnectionCode),
  ),
  tyreAxle,
);

export const axleGroups = table(
  'AxleGroup',
  '0..1',
  value('AxleGroupNumber', '1', integer(2)),
  value('TechnicallyPermissibleMassAxleGroup', '1', integer(6), 'kg'),
  table(
    'InServiceMaximumPermissibleLadenMassAxleGroup',
    '0..1',
    value('InServiceMaximumPermissibleLadenMassAxleGroupCountry', '0..1', EuCountryCode),
    value('InServiceMaximumPermissibleLadenMassAxleGroupTrafficRegulation', '0..1', text(40)),
    value('InServiceMaximumPermissibleAxleGroupLadenMass', '0..1', integer(5), 'kg'),
  ),
  group(
    'AxleGroupMemberTable',
    '0..1',
    group('AxleGroupMemberGroup', '2..*', value('MemberAxleNumber', '1', integer(2))),
  ),
);
