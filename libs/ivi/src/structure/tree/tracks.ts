import { TrackTrainCrawlerUndercarriageConfigurationCode } from '../code-lists/agricultural-codes';
import { Indicator } from '../code-lists/approval-codes';
import { decimal, group, integer, table, value } from '../notation';

export const trackTrain = group(
  'TrackTrainGroup',
  '0..1',
  value('TrackTrainCrawlerUndercarriageConfiguration', '0..1', TrackTrainCrawlerUndercarriageConfigurationCode),
  value('TrackTrainNumberOfBrakedSet', '0..1', integer(2)),
  value('TrackTrainNumberOfPoweredSet', '0..1', integer(2)),
  value('TrackTrainSteeringBySpeedSideIndicator', '0..1', Indicator),
  value('TrackTrainSteeringByArticulationCentreAxisIndicator', '0..1', Indicator),
  value('TrackTrainSteeringByArticulationCentreAxisDirectionIndicator', '0..1', Indicator),
  value('TrackTrainSteeringByPivotingOppositeIndicator', '0..1', Indicator),
);

export const trackSet = table(
  'TrackSet',
  '0..1',
  value('TrackSetNumber', '1', integer(3)),
  value('TrackSetBrakedIndicator', '0..1', Indicator),
  value('TrackSetPoweredIndicator', '0..1', Indicator),
  table(
    'TrackTrainSet',
    '0..1',
    value('TrackTrainSetLength', '0..1', integer(5), 'mm'),
    value('TrackTrainSetWidth', '0..1', integer(5), 'mm'),
    value('TrackTrainSetAverageContactPressureGround', '0..1', decimal(9, 5), 'kPa'),
    value('TrackTrainSetMaximumPermissibleMass', '0..1', integer(6), 'kg'),
    value('TrackTrainSetMaximumPermissibleMassVehicle', '0..1', integer(6), 'kg'),
    value('TrackTrainSetMaximumPermissibleVerticalLoadOnCouplingPoint', '0..1', integer(5), 'kg'),
    table(
      'TrackTrainSetRoller',
      '0..1',
      value('TrackTrainSetRollerNumber', '1', integer(2)),
      value('TrackTrainSetRollerMaximumload', '0..1', integer(6), 'kg'),
    ),
    table(
      'TrackTrainSetCouplingPoint',
      '0..1',
      value('MechanicalCouplingNumberOfTrackTrainCouplingPoint', '0..1', integer(3)),
      value('MaximumPermissibleVerticalLoadOnCouplingPointTrackTrainCoupling', '0..1', integer(6), 'kg'),
    ),
  ),
);
