import {
  BrakingTransmissionPowerAssistCode,
  BrakingTransmissionPrincipalCode,
  CabCategoryCode,
  DriverSeatTypeCategoryClassCode,
  DriverSeatTypeCategoryCode,
  PowerTakeOffPositionCode,
  PowerTakeOffTypeCode,
  RollOverProtectiveEquipmentCode,
  RollOverProtectiveFoldableCode,
  RollOverProtectiveFoldingOperationCode,
  RollOverProtectiveHandOperatedCode,
  RollOverProtectiveLockingMechanismCode,
  RollOverProtectivePositionCode,
  RollOverProtectiveStructureCode,
} from '../code-lists/agricultural-codes';
import { Indicator } from '../code-lists/approval-codes';
import { decimal, group, integer, table, text, value } from '../notation';

export const specialPurposesConstructionCharacteristics = group(
  'SpecialPurposesConstructionCharacteristicsGroup',
  '0..1',
  value('FallingObjectsProtectiveStructureForestryIndicator', '0..1', Indicator),
  value('FallingObjectsProtectiveStructureNonForestryIndicator', '0..1', Indicator),
  value('ProtectionPenetratingObjectsForestryIndicator', '0..1', Indicator),
  value('ProtectionPenetratingObjectsNonForestryIndicator', '0..1', Indicator),
  value('CabCategory', '0..1', CabCategoryCode),
  value('DustFilterIndicator', '0..1', Indicator),
  value('AerosolIndicator', '0..1', Indicator),
  value('VapourFilterIndicator', '0..1', Indicator),
  value('MachineryMountedIndicator', '0..1', Indicator),
  value('GeneralDescriptionMachinery', '0..1', text(500)),
);

export const brakingTransmission = table(
  'BrakingTransmission',
  '0..1',
  value('BrakingTransmissionPrincipal', '0..1', BrakingTransmissionPrincipalCode),
  value('BrakingTransmissionPowerAssist', '0..1', BrakingTransmissionPowerAssistCode),
);

export const ballastSet = table(
  'BallastSet',
  '0..1',
  value('BallastSetNumber', '1', integer(2)),
  value('BallastSetNumberOfComponents', '0..1', integer(3)),
);

export const driverSeatTypeCategory = table(
  'DriverSeatTypeCategory',
  '0..1',
  value('DriverSeatTypeCategory', '1', DriverSeatTypeCategoryCode),
  table(
    'DriverSeatTypeCategoryClass',
    '0..1',
    value('DriverSeatTypeCategoryClass', '1', DriverSeatTypeCategoryClassCode),
  ),
);

export const loadPlatform = table(
  'LoadPlatform',
  '0..1',
  value('LoadPlatformHeightAboveGround', '0..1', integer(5), 'mm'),
  value('LoadPlatformLength', '0..1', integer(5), 'mm'),
  value('LoadPlatformWidth', '0..1', integer(5), 'mm'),
  value('LoadPlatformLoadCapacity', '0..1', integer(6), 'kg'),
);

export const rollOverProtectiveStructure = table(
  'RollOverProtectiveStructure',
  '0..1',
  value('RollOverProtectiveMake', '0..1', text(52)),
  value('RollOverProtectiveTypeApprovalNumber', '0..1', text(120)),
  value('RollOverProtectiveEquipment', '0..1', RollOverProtectiveEquipmentCode),
  value('RollOverProtectiveStructure', '0..1', RollOverProtectiveStructureCode),
  value('RollOverProtectiveFoldable', '0..1', RollOverProtectiveFoldableCode),
  value('RollOverProtectiveFoldingOperation', '0..1', RollOverProtectiveFoldingOperationCode),
  value('RollOverProtectiveHandOperated', '0..1', RollOverProtectiveHandOperatedCode),
  value('RollOverProtectiveLockingMechanism', '0..1', RollOverProtectiveLockingMechanismCode),
  value('RollOverProtectivePosition', '0..1', RollOverProtectivePositionCode),
);

export const powerTakeOff = table(
  'PowerTakeOff',
  '0..1',
  value('PowerTakeOffType', '0..1', PowerTakeOffTypeCode),
  value('PowerTakeOffPosition', '0..1', PowerTakeOffPositionCode),
  value('PowerTakeOffPositionOtherDescription', '0..1', text(200)),
  table(
    'PowerTakeOffPower',
    '0..1',
    value('PowerTakeOffRatedSpeedRange', '0..1', text(15)),
    value('PowerTakeOffEngineSpeed', '0..1', integer(5), 'min-1'),
    value('PowerTakeOffPower', '0..1', decimal(6, 2), 'kW'),
  ),
);
