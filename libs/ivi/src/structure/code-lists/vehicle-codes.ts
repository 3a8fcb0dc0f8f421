import { codes } from '../notation';

export const AutomatedVehicleCode = codes('AutomatedVehicleCode', 'AUTOM|FULAT|NONAT');
export const RightLeftHandTrafficCode = codes('RightLeftHandTrafficCode', 'BOTH|LEFT|RIGHT');
export const MetricImperialSpeedometerCode = codes('MetricImperialSpeedometerCode', 'B|I|M');
export const MetricImperialOdometerCode = codes('MetricImperialOdometerCode', 'B|I|M');
export const BodyworkCode = codes(
  'BodyworkCode',
  'AA|AB|AC|AD|AE|AF|AG|BA|BB|BC|BD|BE|BX|CA|CB|CC|CD|CE|CF|CG|CH|CI|CJ|CX|DA|DB|DC|DE|DF|DG',
);
export const CodeForBodyworkSupplementCode = codes(
  'CodeForBodyworkSupplementCode',
  '01|02|03|04|05|06|07|08|09|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31|32|99',
);
export const SpecialPurposeDesignationCode = codes(
  'SpecialPurposeDesignationCode',
  'SA|SB|SC|SD|SE|SF|SG|SH|SJ|SK|SL|SM',
);
export const ColourCode = codes('ColourCode', '1|2|3|4|5|6|7|8|9|10');
export const VehicleClassCode = codes('VehicleClassCode', 'I|II|III|A|B');
export const SeatingPositionConfigurationCode = codes('SeatingPositionConfigurationCode', 'SAD|SEA');
export const SteeringCategoryCode = codes('SteeringCategoryCode', 'DIFFL|HYDRL|MANUL|POWER|SERVO');
export const AerodynamicDeviceEquippedCode = codes('AerodynamicDeviceEquippedCode', 'BOTH|FRONT|NONE|REAR');
export const AdvancedBrakingSystemCode = codes('AdvancedBrakingSystemCode', 'ABS|ACB|CBS|NON');
export const AdvancedSafetySystemCode = codes(
  'AdvancedSafetySystemCode',
  'AEBS|ELKS|ISA|DDAW|EDR|AIF|ESS|TPMS|ADDW|DAM|ADS|eCall|BSIS|Platooning|CDCF|LDWS',
);
export const GearboxTypeCode = codes('GearboxTypeCode', 'A|C|D|F|G|H|M|O|S|W');
