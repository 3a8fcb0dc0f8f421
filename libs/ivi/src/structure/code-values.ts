import type { ValueType } from './element-description';

type CodeType = Extract<ValueType, { kind: 'code' }>;

const codes = (list: string, values: string): CodeType => ({ kind: 'code', list, values: new Set(values.split('|')) });

const prefixed = (prefix: string, suffixes: string): string =>
  suffixes
    .split('|')
    .map((suffix) => `${prefix}${suffix}`)
    .join('|');

/** Code lists of XSD 2.0 (26 February 2026), under the names that they have there. */
export const IviVersionNumberXsd = codes('IviVersionNumberXsd', '2.0');
export const Indicator = codes('Indicator', 'Y|N');
export const TypeApprovalTypeCode = codes('TypeApprovalTypeCode', 'EU|ESS|NSS');
export const StageOfCompletionCode = codes('StageOfCompletionCode', 'C|I|V');
export const MethodAttachmentStatutoryPlateCode = codes('MethodAttachmentStatutoryPlateCode', 'A1|A2|A3|A4');
export const ClassHybridVehicleCode = codes('ClassHybridVehicleCode', 'OVC-HEV|NOVC-HEV|OVC-FCHV|NOVC-FCHV');
export const ColourCode = codes('ColourCode', '1|2|3|4|5|6|7|8|9|10');
export const EnergySourceCode = codes('EnergySourceCode', '10|11|12|15|16|19|20|21|22|30|40|44|50|55|60|90|91|95');

/** Without e11 and e16: an IVI 2.0 message cannot name the United Kingdom or Norway as the approving state. */
export const TypeApprovalCountryCode = codes(
  'TypeApprovalCountryCode',
  prefixed('e', '1|2|3|4|5|6|7|8|9|12|13|17|18|19|20|21|23|24|25|26|27|29|32|34|36|49|50'),
);

export const BodyworkCode = codes(
  'BodyworkCode',
  [
    prefixed('A', 'A|B|C|D|E|F|G'),
    prefixed('B', 'A|B|C|D|E|X'),
    prefixed('C', 'A|B|C|D|E|F|G|H|I|J|X'),
    prefixed('D', 'A|B|C|E|F|G'),
  ].join('|'),
);

const mAndN = ['M1', 'M2', 'M3', 'N1', 'N2', 'N3'].map((category) => prefixed(category, '|G|GS|S'));

export const VehicleCategoryCode = codes(
  'VehicleCategoryCode',
  [
    ...mAndN,
    prefixed('O', '1|1S|2|2S|3|3S|4|4S'),
    prefixed('L1e-', 'A|B'),
    prefixed('L2e-', 'P|U'),
    prefixed('L3e-', 'A1|A1E|A1T|A2|A2E|A2T|A3|A3E|A3T'),
    prefixed('L4e-', 'A1|A2|A3'),
    prefixed('L5e-', 'A|B'),
    prefixed('L6e-', 'A|BP|BU'),
    prefixed('L7e-', 'A1|A2|B1|B2|CP|CU'),
    prefixed('C', '1a|1b|2a|2b|3a|3b|4.1a|4.1b|4.2a|4.2b|4.3a|4.3b'),
    prefixed('T', '1a|1b|2a|2b|3a|3b|4.1a|4.1b|4.2a|4.2b|4.3a|4.3b'),
    prefixed('R', '1a|1b|2a|2b|3a|3b|4a|4b'),
    prefixed('S', '1a|1b|2a|2b'),
  ].join('|'),
);

export const ExhaustEmissionLevel = codes(
  'ExhaustEmissionLevel',
  [
    prefixed('Euro ', '0|1|2|3|4|5|5+|6|I|II|III|IV|V|VI'),
    prefixed('Euro 5 ', 'A|B|C|D|E|F|G|H|I|J|K|L|M'),
    prefixed('Euro 6 A', 'A|B|C|D|E|F|G|H|I|J|K|L|M|N|O|P|Q|R'),
    prefixed('Euro 6 B', 'A|B|C|G|H|I'),
    prefixed('Euro 6 C', 'G|H|I'),
    prefixed('Euro 6 ', 'DG|EA|EB|EC|N|O|P|PLN|Q|R|S|T|U|V|W|X|Y'),
    prefixed('Euro 6 Z', 'A|B|C|D|E|F|G|H|I|J|K|L'),
    prefixed('Euro 7 ', 'FE|FL|GE|GL|GS|GT|HE|HL|HS|HT|TE|TL|TS|TT'),
    prefixed('Euro V ', 'G|K'),
    prefixed('Euro VI ', 'A|B|C|D|E|E+'),
    'EEV|EEV K|AX|AY|AZ|ZX|ZY|ZZ',
  ].join('|'),
);
