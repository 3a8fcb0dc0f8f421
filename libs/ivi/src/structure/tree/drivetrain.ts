import { GearboxTypeCode } from '../code-lists/vehicle-codes';
import { decimal, group, integer, table, value } from '../notation';

export const gear = group(
  'GearGroup',
  '0..1',
  value('GearboxType', '1', GearboxTypeCode),
  table(
    'GearRatio',
    '0..1',
    value('GearNumber', '1', integer(2)),
    value('GearRatio', '0..1', decimal(10, 6)),
    group(
      'FinalDriveTable',
      '0..1',
      group(
        'FinalDriveGroup',
        '0..*',
        value('FinalDriveNumber', '1', integer(2)),
        value('FinalDriveRatio', '0..1', decimal(7, 5)),
      ),
    ),
  ),
);

export const finalDriveVehicle = table(
  'FinalDriveVehicle',
  '0..1',
  value('FinalDriveVehicleNumber', '1', integer(2)),
  value('OverallGearRatioHighestGear', '0..1', decimal(7, 5)),
  value('FinalDriveVehicleRatio', '0..1', decimal(7, 5)),
);
