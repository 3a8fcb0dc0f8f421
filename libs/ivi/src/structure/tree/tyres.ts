import { Indicator } from '../code-lists/approval-codes';
import {
  RollingResistanceClassCode,
  SpeedCategorySymbolCode,
  TyreCategoryCode,
  TyreClassificationCode,
  TyrePlyRatingNumber,
  TyreTubeTypeCode,
  TyreTypeCode,
} from '../code-lists/axle-and-coupling-codes';
import { decimal, integer, loadCapacityIndex, rimOffSet, table, text, value } from '../notation';

export const tyreAxle = table(
  'TyreAxle',
  '0..1',
  value('TyreNumber', '1', integer(3)),
  value('TechnicallyPermissibleMaximumMassAxleTyre', '0..1', integer(6), 'kg'),
  value('TyreSize', '0..1', text(20)),
  value('LoadCapacityIndexSingleWheel', '0..1', loadCapacityIndex),
  value('LoadCapacityIndexTwinWheel', '0..1', loadCapacityIndex),
  value('SpeedCategorySymbol', '0..1', SpeedCategorySymbolCode),
  value('RimSize', '0..1', text(20)),
  value('RimOffSet', '0..1', rimOffSet, 'mm'),
  value('TyreTubeType', '0..1', TyreTubeTypeCode),
  value('TyreMaximumSpeedIndicator', '0..1', Indicator),
  value('TyrePlyRatingNumber', '0..1', TyrePlyRatingNumber),
  value('TyreClassification', '0..1', TyreClassificationCode),
  value('TyreRollingRadius', '0..1', decimal(7, 2), 'mm'),
  value('TyreLoadRating', '0..1', integer(5), 'kg'),
  value('TyreAxleTrack', '0..1', integer(4), 'mm'),
  value('TyreAxleTrackAdjustableMin', '0..1', integer(4), 'mm'),
  value('TyreAxleTrackAdjustableMax', '0..1', integer(4), 'mm'),
  value('RollingResistanceClass', '0..1', RollingResistanceClassCode),
  value('TyreFittedProductionIndicator', '0..1', Indicator),
  value('TyreCategory', '0..1', TyreCategoryCode),
  value('RecommendedTyrePressure', '0..1', decimal(7, 2), 'kPa'),
  table('TyreType', '0..1', value('TyreType', '1', TyreTypeCode)),
);

export const tyreAxleMassCombination = table(
  'TyreAxleMassCombination',
  '0..1',
  value('TyreAxleCombinationNumber', '1', integer(3)),
  value('MaximumPermissibleMassTyreAxleCombination', '0..1', integer(6), 'kg'),
  value('MaximumPermissibleVerticalLoadOnCouplingPointTyreCombination', '0..1', integer(6), 'kg'),
  table(
    'TyreAxleCouplingPointTyreCombination',
    '0..1',
    value('MechanicalCouplingNumberOfTyreAxleCouplingPointTyreCombination', '1', integer(3)),
    value('MaximumPermissibleVerticalLoadOnCouplingPointTyreCombinationCoupling', '0..1', integer(6), 'kg'),
  ),
  table(
    'TyreAxleCombination',
    '0..1',
    value('AxleNumberCombination', '1', integer(2)),
    value('TyreNumberCombination', '1', integer(3)),
  ),
);
