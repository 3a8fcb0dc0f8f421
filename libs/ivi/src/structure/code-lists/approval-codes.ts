import { codes } from '../notation';

export const IviVersionNumberXsd = codes('IviVersionNumberXsd', '2.0');
export const TypeApprovalTypeCode = codes('TypeApprovalTypeCode', 'NSS|ESS|EU');
/** Without e11 and e16: an IVI 2.0 message cannot name the United Kingdom or Norway as the approving state. */
export const TypeApprovalCountryCode = codes(
  'TypeApprovalCountryCode',
  'e1|e2|e3|e4|e5|e6|e7|e8|e9|e12|e13|e17|e18|e19|e20|e21|e23|e24|e25|e26|e27|e29|e32|e34|e36|e49|e50',
);
export const StageOfCompletionCode = codes('StageOfCompletionCode', 'C|I|V');
export const CompletedAlteredCode = codes('CompletedAlteredCode', 'A|B|C');
export const VehicleCategoryCode = codes(
  'VehicleCategoryCode',
  'C1a|C1b|C2a|C2b|C3a|C3b|C4.1a|C4.1b|C4.2a|C4.2b|C4.3a|C4.3b',
  'L1e-A|L1e-B|L2e-P|L2e-U|L3e-A1|L3e-A1E|L3e-A1T|L3e-A2|L3e-A2E|L3e-A2T|L3e-A3|L3e-A3E|L3e-A3T|L4e-A1',
  'L4e-A2|L4e-A3|L5e-A|L5e-B|L6e-A|L6e-BP|L6e-BU|L7e-A1|L7e-A2|L7e-B1|L7e-B2|L7e-CP|L7e-CU',
  'M1|M1G|M1GS|M1S|M2|M2G|M2GS|M2S|M3|M3G|M3GS|M3S',
  'N1|N1G|N1GS|N1S|N2|N2G|N2GS|N2S|N3|N3G|N3GS|N3S',
  'O1|O1S|O2|O2S|O3|O3S|O4|O4S',
  'R1a|R1b|R2a|R2b|R3a|R3b|R4a|R4b',
  'S1a|S1b|S2a|S2b',
  'T1a|T1b|T2a|T2b|T3a|T3b|T4.1a|T4.1b|T4.2a|T4.2b|T4.3a|T4.3b',
);
export const MethodAttachmentStatutoryPlateCode = codes('MethodAttachmentStatutoryPlateCode', 'A1|A2|A3|A4');
export const LocationMarkingsSubjectCode = codes('LocationMarkingsSubjectCode', 'VIN|STAT');
export const LocationMarkingsVehiclePartCode = codes(
  'LocationMarkingsVehiclePartCode',
  'ENGCT|PASCT|LUGCT|INSPL|DRAWB|CHASS|APILR|BPILR|CPILR|DPILR',
);
export const LocationMarkingsVehiclePartSideCode = codes(
  'LocationMarkingsVehiclePartSideCode',
  'FRONTSIDE|LEFTSIDE|RIGHTSIDE|BACKSIDE',
);
export const LocationMarkingsVehiclePartSideSectionCode = codes(
  'LocationMarkingsVehiclePartSideSectionCode',
  'BACK|FRONT|LEFT|MIDDLE|RIGHT',
);
export const RemarkSubjectDescriptionCode = codes('RemarkSubjectDescriptionCode', 'ADINF|COMTS|EXEMP|RMRKS');
export const Indicator = codes('Indicator', 'Y|N');
export const OptionalCode = codes('OptionalCode', 'Y|N|O');
