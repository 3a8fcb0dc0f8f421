import { codes } from '../notation';

export const InterconnectionWithPoweredAxleConnectionCode = codes(
  'InterconnectionWithPoweredAxleConnectionCode',
  'TRANS|ELECT|SHAFT',
);
export const SpeedCategorySymbolCode = codes(
  'SpeedCategorySymbolCode',
  'A1|A2|A3|A4|A5|A6|A7|A8|B|C|D|E|F|G|H|I|J|K|L|M|N|P|Q|R|S|T|U|V|W|Y|Z',
);
export const TyreTubeTypeCode = codes('TyreTubeTypeCode', 'TUBLS|TUBTP');
export const TyrePlyRatingNumber = codes('TyrePlyRatingNumber', '2|4|6|8|10|12|14|16|18|20|22|24');
export const TyreClassificationCode = codes(
  'TyreClassificationCode',
  'F-1|F-2|F-3|G-1|G-2|G-3|I-1|I-2|I-3|I-4|I-5|I-6|LS-1|LS-2|LS-3|LS-4|R-1|R-2|R-3|R-4',
);
export const TyreCategoryCode = codes('TyreCategoryCode', 'C1|C2|C3');
export const TyreTypeCode = codes('TyreTypeCode', 'HL|MC|MS|REINF|RF|MST');
export const RollingResistanceClassCode = codes('RollingResistanceClassCode', 'A|B|C|D|E|F|G');
export const MechanicalCouplingLocationCode = codes('MechanicalCouplingLocationCode', 'FRONT|REAR');
export const MechanicalCouplingCanBeFittedClassCode = codes(
  'MechanicalCouplingCanBeFittedClassCode',
  'A|A50-1|A50-2|A50-3|A50-4|A50-5|A50-X|B|B50-X|C|C50-1|C50-2|C50-3|C50-4|C50-5|C50-6|C50-7|C50-X|D',
  'D50-A|D50-B|D50-C|D50-D|D50-X|E|F|G|G50|G50-X|H|H50-X|J|K|K1|K2|K3|K4|KA1|KA2|KA3|L|L1|L2|L3|L4|L5|S',
  'T|W',
);
export const BrakedTypeTrailCode = codes('BrakedTypeTrailCode', 'BRK|HDB|INB|PNB|PNH|UNB');
export const BodyworkTypeTrailerCode = codes('BodyworkTypeTrailerCode', 'DA|DB|DC|DE');
