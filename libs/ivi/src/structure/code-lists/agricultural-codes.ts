import { codes } from '../notation';

export const BrakingTransmissionPowerAssistCode = codes('BrakingTransmissionPowerAssistCode', 'WPT|PAT|FPT');
export const BrakingTransmissionPrincipalCode = codes('BrakingTransmissionPrincipalCode', 'MECHA|PNEU|HYDRL|HYDST');
export const CabCategoryCode = codes('CabCategoryCode', '2|3|4');
export const TrackTrainCrawlerUndercarriageConfigurationCode = codes(
  'TrackTrainCrawlerUndercarriageConfigurationCode',
  'STF|STR|TFR|CTT',
);
export const DriverSeatTypeCategoryClassCode = codes('DriverSeatTypeCategoryClassCode', 'I|II|III');
export const DriverSeatTypeCategoryCode = codes('DriverSeatTypeCategoryCode', 'A|B');
export const PowerTakeOffPositionCode = codes('PowerTakeOffPositionCode', 'FRONT|OTHER|REAR');
export const PowerTakeOffTypeCode = codes('PowerTakeOffTypeCode', 'MNPTO|SCPTO');
export const RollOverProtectiveFoldableCode = codes('RollOverProtectiveFoldableCode', 'FOLDA|NFOLD');
export const RollOverProtectiveStructureCode = codes('RollOverProtectiveStructureCode', 'CAB|FRA|ROL');
export const RollOverProtectiveEquipmentCode = codes('RollOverProtectiveEquipmentCode', 'CMP|OPT|STD');
export const RollOverProtectiveFoldingOperationCode = codes(
  'RollOverProtectiveFoldingOperationCode',
  'NNAST|PTAST|FLAST',
);
export const RollOverProtectiveHandOperatedCode = codes('RollOverProtectiveHandOperatedCode', 'WTHLS|WTTLS');
export const RollOverProtectiveLockingMechanismCode = codes('RollOverProtectiveLockingMechanismCode', 'MANUL|AUTOM');
export const RollOverProtectivePositionCode = codes('RollOverProtectivePositionCode', 'BOTH|FRONT|REAR');
export const ThreePointLiftingMechanismCode = codes('ThreePointLiftingMechanismCode', 'BOTH|INEXT|FRONT|REAR');
