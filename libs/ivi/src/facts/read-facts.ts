import { findElement, findElements, type IviElement } from '../parsing/ivi-document';
import { collapse } from '../parsing/blanks';
import { detailDefinitions } from './detail-definitions';
import { readDefinedFacts } from './read-defined-facts';
import type { EcocFacts, VehicleFacts } from './vehicle-facts';

const textAt = (from: IviElement, ...path: string[]): string | null => findElement(from, ...path)?.text ?? null;

/** For elements that the structure requires. */
const requiredText = (from: IviElement, ...path: string[]): string => textAt(from, ...path) ?? '';

const numberAt = (from: IviElement, ...path: string[]): number | null => {
  const text = textAt(from, ...path);
  return text === null ? null : Number(collapse(text));
};

/** The day, without the time zone that xs:date allows. */
const dayAt = (from: IviElement, name: string): string | null => {
  const text = textAt(from, name);
  return text === null ? null : collapse(text).slice(0, 10);
};

const indicatorAt = (from: IviElement, name: string): boolean | null => {
  const text = textAt(from, name);
  return text === null ? null : text === 'Y';
};

const numbersAt = (from: readonly IviElement[], ...path: string[]): number[] =>
  from.flatMap((element) => findElements(element, ...path)).map(({ text }) => Number(collapse(text)));

const greatest = (numbers: readonly number[]): number | null => (numbers.length > 0 ? Math.max(...numbers) : null);

const latestStage = (data: IviElement): IviElement | undefined =>
  [...findElements(data, 'ManufacturerTable', 'ManufacturerGroup')].sort(
    (a, b) => (numberAt(b, 'ManufacturerStageNumber') ?? 0) - (numberAt(a, 'ManufacturerStageNumber') ?? 0),
  )[0];

/** What a document is where it does not say: only IVI 1.x lets it be silent (Guidelines 1.7). */
const FIRST_ISSUE = 1;

const readIdentity = (header: IviElement, data: IviElement) => {
  const manufacturer = latestStage(data);
  return {
    vin: requiredText(data, 'VehicleIdentificationNumber'),
    iviReferenceId: requiredText(header, 'IviReferenceId'),
    iviVersionNumber: numberAt(header, 'IviVersionNumber') ?? FIRST_ISSUE,
    category: requiredText(data, 'VehicleCategory'),
    stageOfCompletion: requiredText(data, 'StageOfCompletion') as VehicleFacts['stageOfCompletion'],
    typeApprovalNumber: requiredText(data, 'TypeApprovalNumber'),
    typeApprovalIssuedOn: dayAt(data, 'TypeApprovalIssueDate'),
    type: requiredText(data, 'Type'),
    variant: textAt(data, 'Variant'),
    version: textAt(data, 'Version'),
    make: requiredText(data, 'MakeTable', 'MakeGroup', 'Make'),
    commercialName: textAt(data, 'CommercialNameTable', 'CommercialNameGroup', 'CommercialName'),
    manufacturer: manufacturer ? textAt(manufacturer, 'ManufacturerName') : null,
    manufacturedOn: dayAt(data, 'DateManufactureVehicle'),
  };
};

const readConstruction = (data: IviElement) => ({
  bodywork: textAt(data, 'BodyworkTable', 'BodyworkGroup', 'CodeForBodywork'),
  colours: findElements(data, 'ColourTable', 'ColourGroup', 'Colour').map(({ text }) => text),
  axles: numberAt(data, 'GeneralConstructionGroup', 'NumberOfAxles'),
  wheels: numberAt(data, 'GeneralConstructionGroup', 'NumberOfWheels'),
  seats: numberAt(data, 'GeneralConstructionGroup', 'NumberOfSeatingPositionsIncludingDriver'),
  doors: numberAt(data, 'GeneralConstructionGroup', 'NumberOfDoors'),
  length_mm: numberAt(data, 'DimensionGroup', 'Length'),
  width_mm: numberAt(data, 'DimensionGroup', 'Width'),
  height_mm: numberAt(data, 'DimensionGroup', 'Height'),
  wheelbase_mm: numberAt(data, 'DimensionGroup', 'Wheelbase'),
  massInRunningOrder_kg: numberAt(data, 'MassGroup', 'MassInRunningOrder'),
  actualMass_kg: numberAt(data, 'MassGroup', 'ActualMass'),
  maximumLadenMass_kg: numberAt(data, 'MassGroup', 'TechnicallyPermissibleMaximumLadenMass'),
});

const readPropulsion = (data: IviElement) => {
  const convertors = findElements(data, 'EnergyConvertorTable', 'EnergyConvertorGroup');
  const sources = convertors.flatMap((convertor) => findElements(convertor, 'EnergySourceTable', 'EnergySourceGroup'));
  const [weightedCo2] = numbersAt(sources, 'TestWltpCo2Group', 'WltpCo2WeightedCombined');
  const [combinedCo2] = numbersAt(sources, 'TestWltpCo2Group', 'WltpCo2Combined');
  return {
    maximumSpeed_kmh: numberAt(data, 'MaximumSpeed'),
    pureElectric: indicatorAt(data, 'PureElectricVehicleIndicator'),
    hybridClass: textAt(data, 'ClassHybridVehicle'),
    energySources: [...new Set(sources.map((source) => requiredText(source, 'EnergySource')))],
    engineCapacity_cm3: numbersAt(convertors, 'EngineCapacity')[0] ?? null,
    maximumNetPower_kw: greatest(numbersAt(sources, 'PowerGroup', 'MaximumNetPowerCombustion')),
    maximumNetPowerElectric_kw:
      numberAt(data, 'ConsolidatedMaximumNetPowerElectric') ??
      greatest(numbersAt(sources, 'PowerGroup', 'MaximumNetPowerElectric')),
    emissionLevel: textAt(data, 'ExhaustEmissionLevel'),
    co2Combined_gkm: weightedCo2 ?? combinedCo2 ?? null,
    nox_mgkm: numbersAt(sources, 'TestWltpType1Group', 'WltpType1Nox')[0] ?? null,
  };
};

/** Reads the facts out of a document that fits `iviStructure`; what that requires may be taken for granted here. */
export const readFacts = (root: IviElement): EcocFacts => {
  const header = findElement(root, 'Header');
  const data = findElement(root, 'CocDataGroup');
  if (!header || !data) throw new TypeError('facts are read only from a document whose structure has been checked');
  return {
    ...readIdentity(header, data),
    ...readConstruction(data),
    ...readPropulsion(data),
    details: readDefinedFacts(root, detailDefinitions),
  };
};
