import {
  CompletedAlteredCode,
  Indicator,
  MethodAttachmentStatutoryPlateCode,
  StageOfCompletionCode,
  TypeApprovalTypeCode,
  VehicleCategoryCode,
} from '../code-lists/approval-codes';
import { date, integer, text, value, vin } from '../notation';

export const identity = [
  value('VehicleIdentificationNumber', '1', vin),
  value('TypeApprovalType', '1', TypeApprovalTypeCode),
  value('ProvisionalTypeApprovalIndicator', '1', Indicator),
  value('StageOfCompletion', '1', StageOfCompletionCode),
  value('ProductionYearSmallSeries', '0..1', integer(4)),
  value('ProductionSequentialNumberSmallSeries', '0..1', integer(4)),
  value('Type', '1', text(15)),
  value('Variant', '1', text(25)),
  value('Version', '1', text(35)),
  value('VehicleCategory', '1', VehicleCategoryCode),
  value('LocationStatutoryPlate23Wheel', '0..1', text(50)),
  value('MethodAttachmentStatutoryPlate', '1', MethodAttachmentStatutoryPlateCode),
  value('LocationVin23Wheel', '0..1', text(50)),
  value('DateManufactureVehicle', '0..1', date),
  value('CompletedAltered', '0..1', CompletedAlteredCode),
  value('DescriptionCompletedAltered', '0..1', text(500)),
  value('TypeApprovalNumber', '1', text(35)),
  value('TypeApprovalIssueDate', '1', date),
] as const;
