import { codes } from '../notation';

export const WorkingPrincipleCode = codes('WorkingPrincipleCode', 'CMPRA|ELECT|EXTCI|EXTPI|INTCI|INTPI|TRBNE');
export const CombustionCycleCode = codes('CombustionCycleCode', '2ST|4ST|ROT|OTH');
export const ArrangementCylindersCode = codes('ArrangementCylindersCode', 'LI|O|R|S|V|W');
export const EnergySourceCode = codes('EnergySourceCode', '10|11|12|15|16|19|20|21|22|30|40|44|50|55|60|90|91|95');
export const FuelTypeCode = codes('FuelTypeCode', 'B|D|F|M');
export const SubFuelTypeCode = codes('SubFuelTypeCode', 'LNG|RH|RL|U');
export const FuellingArrangementCode = codes('FuellingArrangementCode', 'D1A|D1B|D2A|D2B|D3B|G|L');
export const DualFuelTypeCode = codes('DualFuelTypeCode', 'Type 1A|Type 1B|Type 2A|Type 2B|Type 3B');
export const CategoryHybridElectricVehicleCode = codes('CategoryHybridElectricVehicleCode', 'OVC|NOVC');
export const ClassHybridVehicleCode = codes('ClassHybridVehicleCode', 'OVC-HEV|NOVC-HEV|OVC-FCHV|NOVC-FCHV');
export const ElectricVehicleConfigurationCode = codes('ElectricVehicleConfigurationCode', 'HYBRE|MNPWE|PUREE');
export const CategorySubCategoryEnergyConvertorCode = codes(
  'CategorySubCategoryEnergyConvertorCode',
  'NRE-v-1|NRE-v-2|NRE-v-3|NRE-v-4|NRE-v-5|NRE-v-6|NRE-v-7|NRE-c-1|NRE-c-2|NRE-c-3|NRE-c-4|NRE-c-5',
  'NRE-c-6',
  'NRG-v-1|NRG-c-1',
  'NRS-vr-1a|NRS-vr-1b|NRS-vi-1a|NRS-vi-1b|NRS-v-2a|NRS-v-2b|NRS-v-3',
  'ATS-v-1',
);
export const ExhaustEmissionLevel = codes(
  'ExhaustEmissionLevel',
  'Euro 0',
  'Euro 1',
  'Euro 2',
  'Euro 3',
  'Euro 4',
  'Euro 5|Euro 5+|Euro 5 A|Euro 5 B|Euro 5 C|Euro 5 D|Euro 5 E|Euro 5 F|Euro 5 G|Euro 5 H|Euro 5 I',
  'Euro 5 J|Euro 5 K|Euro 5 L|Euro 5 M',
  'Euro 6|Euro 6 AA|Euro 6 AB|Euro 6 AC|Euro 6 AD|Euro 6 AE|Euro 6 AF|Euro 6 AG|Euro 6 AH|Euro 6 AI',
  'Euro 6 AJ|Euro 6 AK|Euro 6 AL|Euro 6 AM|Euro 6 AN|Euro 6 AO|Euro 6 AP|Euro 6 AQ|Euro 6 AR|Euro 6 BA',
  'Euro 6 BB|Euro 6 BC|Euro 6 BG|Euro 6 BH|Euro 6 BI|Euro 6 CG|Euro 6 CH|Euro 6 CI|Euro 6 DG|Euro 6 EA',
  'Euro 6 EB|Euro 6 EC|Euro 6 N|Euro 6 O|Euro 6 P|Euro 6 PLN|Euro 6 Q|Euro 6 R|Euro 6 S|Euro 6 T',
  'Euro 6 U|Euro 6 V|Euro 6 W|Euro 6 X|Euro 6 Y|Euro 6 ZA|Euro 6 ZB|Euro 6 ZC|Euro 6 ZD|Euro 6 ZE',
  'Euro 6 ZF|Euro 6 ZG|Euro 6 ZH|Euro 6 ZI|Euro 6 ZJ|Euro 6 ZK|Euro 6 ZL',
  'Euro 7 FE|Euro 7 FL|Euro 7 GE|Euro 7 GL|Euro 7 GS|Euro 7 GT|Euro 7 HE|Euro 7 HL|Euro 7 HS|Euro 7 HT',
  'Euro 7 TE|Euro 7 TL|Euro 7 TS|Euro 7 TT',
  'Euro V G|Euro V K',
  'EEV|EEV K',
  'Euro I|Euro II|Euro III|Euro IV|Euro V|Euro VI|Euro VI A|Euro VI B|Euro VI C|Euro VI D|Euro VI E',
  'Euro VI E+',
  'AX|AY|AZ',
  'ZX|ZY|ZZ',
);
export const DrivingCycleClassCode = codes('DrivingCycleClassCode', '1|2|3a|3b');
export const NrscTestCycleCode = codes('NrscTestCycleCode', 'C1|C2|D2|E2|E3|F|G1|G2|G3|H');
export const NrtcTestCycleCode = codes('NrtcTestCycleCode', 'NRTC|LSI-NRTC');
export const TestFamilyIdentifierCode = codes('TestFamilyIdentifierCode', 'ATCT|EV|IP|OM|PEMS|PR|RL|RM');
export const GeneralCodeEcoInnovationCode = codes('GeneralCodeEcoInnovationCode', '28|29|32|33|35|37|38');
