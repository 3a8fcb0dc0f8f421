import { Indicator } from '../code-lists/approval-codes';
import {
  TrailerBrakeControlSystemTechnologyCode,
  TrailerBrakeTechnologyConnectionsTypeCode,
  TypeApprovalTransportDangerousGoodsClassCode,
  VehicleGroupCode,
  VehicleSubgroupCode,
} from '../code-lists/heavy-vehicle-codes';
import { decimal, group, table, text, value } from '../notation';

export const vecto = group(
  'VectoGroup',
  '0..1',
  value('CryptographicHashManufacturerRecord', '0..1', text(64)),
  value('ZeroEmissionHeavyDutyIndicator', '0..1', Indicator),
  value('VocationalVehicleIndicator', '0..1', Indicator),
  value('CryptographicHashCustomerInformationFile', '0..1', text(64)),
  value('AveragePayload', '0..1', decimal(9, 5)),
  value('AverageOccupancy', '0..1', decimal(5, 2)),
  value('VehicleGroup', '0..1', VehicleGroupCode),
  value('VehicleSubgroup', '0..1', VehicleSubgroupCode),
  value('CryptographicHashVehicleFile', '0..1', text(64)),
  value('CargoVolume', '0..1', decimal(6, 3), 'm3'),
  value('VolumeOrientationIndicator', '0..1', Indicator),
  value('SpecificCo2EmissionsMass', '0..1', decimal(9, 5)),
  value('SpecificCo2EmissionsPerson', '0..1', decimal(9, 5)),
  value('EfficiencyRatioKilometer', '0..1', decimal(9, 5)),
  value('EfficiencyRatioTonKilometer', '0..1', decimal(9, 5)),
  value('EfficiencyRatioM3Kilometer', '0..1', decimal(9, 5)),
);

export const typeApprovalTransportDangerousGoods = table(
  'TypeApprovalTransportDangerousGoods',
  '0..1',
  value('TypeApprovalTransportDangerousGoodsClass', '1', TypeApprovalTransportDangerousGoodsClassCode),
);

export const trailerBrake = table(
  'TrailerBrake',
  '0..1',
  value('TrailerBrakeControlSystemTechnology', '0..1', TrailerBrakeControlSystemTechnologyCode),
  value('TrailerBrakeTechnologyConnectionsType', '0..1', TrailerBrakeTechnologyConnectionsTypeCode),
  value('TrailerBrakePressFeedLineBraking', '0..1', decimal(7, 2)),
);
