import { ThreePointLiftingMechanismCode } from '../code-lists/agricultural-codes';
import { Indicator, OptionalCode } from '../code-lists/approval-codes';
import {
  MetricImperialOdometerCode,
  MetricImperialSpeedometerCode,
  RightLeftHandTrafficCode,
} from '../code-lists/vehicle-codes';
import { text, value } from '../notation';

export const equipment = [
  value('ConvertingPerformanceIndicator', '0..1', Indicator),
  value('RightLeftHandTraffic', '0..1', RightLeftHandTrafficCode),
  value('MetricImperialSpeedometer', '0..1', MetricImperialSpeedometerCode),
  value('MetricImperialOdometer', '0..1', MetricImperialOdometerCode),
  value('TypeApprovalTransportDangerousGoodsIndicator', '0..1', Indicator),
  value('ThreePointLiftingMechanism', '0..1', ThreePointLiftingMechanismCode),
  value('AdditionalCouplingPoints', '0..1', OptionalCode),
  value('ElectronicBrakingSystem', '0..1', OptionalCode),
  value('ElectricalControlLineIndicator', '0..1', Indicator),
  value('Iso7638ConnectorIndicator', '0..1', Indicator),
  value('DescriptionServiceAndMaintenance', '0..1', text(4000)),
  value('VehicleCertified155Indicator', '0..1', Indicator),
  value('VehicleCertified156Indicator', '0..1', Indicator),
] as const;
