import * as code from './code-values';
import type { ElementDescription, Occurrence, StructureDescription, ValueType } from './element-description';

const text = (maxLength: number): ValueType => ({ kind: 'text', minLength: 1, maxLength });
const integer = (digits: number): ValueType => ({ kind: 'integer', max: 10 ** digits - 1 });
const decimal = (totalDigits: number, fractionDigits: number): ValueType => ({
  kind: 'decimal',
  totalDigits,
  fractionDigits,
});
const date: ValueType = { kind: 'date' };
const dateTime: ValueType = { kind: 'dateTime' };

const uuidVersion4: ValueType = {
  kind: 'text',
  minLength: 36,
  maxLength: 36,
  pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/,
  form: { nb: 'en UUID versjon 4', en: 'a UUID version 4' },
};
const vin: ValueType = {
  kind: 'text',
  minLength: 17,
  maxLength: 17,
  pattern: /^[A-Z0-9]+$/,
  form: { nb: '17 tegn, A–Z og 0–9', en: '17 characters, A–Z and 0–9' },
};

const value = (name: string, occurs: Occurrence, type: ValueType, unit?: string): ElementDescription => ({
  name,
  occurs,
  type,
  ...(unit ? { unit } : {}),
});
const group = (name: string, occurs: Occurrence, ...children: ElementDescription[]): ElementDescription => ({
  name,
  occurs,
  children,
});
/** `XTable` holds any number of `XGroup`. */
const table = (stem: string, occurs: Occurrence, ...children: ElementDescription[]): ElementDescription =>
  group(`${stem}Table`, occurs, group(`${stem}Group`, '1..*', ...children));

const header = group(
  'Header',
  '1',
  value('IviReferenceId', '1', uuidVersion4),
  value('IviVersionNumberXsd', '1', code.IviVersionNumberXsd),
  value('IviVersionNumber', '1', integer(2)),
  value('IviVersionDateTime', '1', dateTime),
  value('DesignatedTypeApprovalCountry', '1', code.TypeApprovalCountryCode),
);

const identity = [
  value('VehicleIdentificationNumber', '1', vin),
  value('TypeApprovalType', '1', code.TypeApprovalTypeCode),
  value('ProvisionalTypeApprovalIndicator', '1', code.Indicator),
  value('StageOfCompletion', '1', code.StageOfCompletionCode),
  value('Type', '1', text(15)),
  value('Variant', '1', text(25)),
  value('Version', '1', text(35)),
  value('VehicleCategory', '1', code.VehicleCategoryCode),
  value('MethodAttachmentStatutoryPlate', '1', code.MethodAttachmentStatutoryPlateCode),
  value('DateManufactureVehicle', '0..1', date),
  value('TypeApprovalNumber', '1', text(35)),
  value('TypeApprovalIssueDate', '1', date),
];

const parties = [
  table(
    'SigningAuthority',
    '1',
    value('SignerName', '1', text(150)),
    value('SignerPosition', '1', text(80)),
    value('SignatureLocation', '1', text(80)),
    value('SignatureDate', '1', date),
  ),
  table('Make', '1', value('Make', '1', text(52))),
  table('CommercialName', '0..1', value('CommercialName', '1', text(50))),
  table(
    'Manufacturer',
    '1',
    value('ManufacturerStageNumber', '1', integer(2)),
    value('ManufacturerName', '1', text(150)),
    value('ManufacturerAddressLine1', '1', text(150)),
    value('ManufacturerPlaceOfResidence', '1', text(80)),
    value('ManufacturerCountryOfResidence', '1', text(80)),
  ),
];

const construction = [
  group(
    'GeneralConstructionGroup',
    '0..1',
    value('NumberOfAxles', '0..1', integer(2)),
    value('NumberOfWheels', '0..1', integer(2)),
    value('NumberOfDoors', '0..1', integer(2)),
    value('NumberOfSeatingPositionsIncludingDriver', '0..1', integer(3)),
  ),
  group(
    'DimensionGroup',
    '0..1',
    value('Wheelbase', '0..1', integer(5), 'mm'),
    value('Length', '0..1', integer(5), 'mm'),
    value('Width', '0..1', integer(4), 'mm'),
    value('Height', '0..1', integer(4), 'mm'),
  ),
  group(
    'MassGroup',
    '0..1',
    value('MassInRunningOrder', '0..1', integer(6), 'kg'),
    value('ActualMass', '0..1', integer(6), 'kg'),
    value('TechnicallyPermissibleMaximumLadenMass', '0..1', integer(6), 'kg'),
  ),
  table('Axle', '0..1', value('AxleNumber', '1', integer(2))),
  table('Colour', '0..1', value('Colour', '1', code.ColourCode)),
  table('Bodywork', '0..1', value('CodeForBodywork', '0..1', code.BodyworkCode)),
];

const energySource = table(
  'EnergySource',
  '0..1',
  value('EnergySource', '1', code.EnergySourceCode),
  group(
    'PowerGroup',
    '0..1',
    value('MaximumNetPowerCombustion', '0..1', decimal(6, 2), 'kW'),
    value('MaximumNetPowerElectric', '0..1', decimal(6, 2), 'kW'),
  ),
  group('TestWltpType1Group', '0..1', value('WltpType1Nox', '0..1', decimal(8, 2), 'mg/km')),
  group(
    'TestWltpCo2Group',
    '0..1',
    value('WltpCo2Combined', '0..1', decimal(5, 2), 'g/km'),
    value('WltpCo2WeightedCombined', '0..1', decimal(5, 2), 'g/km'),
  ),
);

const propulsion = [
  value('MaximumSpeed', '0..1', decimal(5, 2), 'km/h'),
  value('ConsolidatedMaximumNetPowerElectric', '0..1', decimal(6, 2), 'kW'),
  value('PureElectricVehicleIndicator', '0..1', code.Indicator),
  value('ExhaustEmissionLevel', '0..1', code.ExhaustEmissionLevel),
  value('ClassHybridVehicle', '0..1', code.ClassHybridVehicleCode),
  table('EnergyConvertor', '0..1', value('EngineCapacity', '0..1', decimal(7, 2), 'cm3'), energySource),
];

/**
 * The part of IVI 2.0 (XSD of 26 February 2026) that the register cannot do without: what the schema requires of every document, and
 * what becomes technical facts.
 */
export const registerStructure: StructureDescription = {
  complete: false,
  signatureRequired: true,
  root: group(
    'InitialVehicleInformation',
    '1',
    header,
    group('CocDataGroup', '1', ...identity, ...parties, ...construction, ...propulsion),
  ),
};
