import { detailDefinitions } from './detail-definitions';
import type { FactFields, FactPath } from './fact-definition';

/** A fact as it is documented: its path in EcocFacts, and where IVI 2.0 has it. */
export interface ListedFact {
  readonly fact: string;
  /** Absolute, in IVI 2.0. */
  readonly path: FactPath;
}

const join = (base: FactPath, path: FactPath): FactPath => {
  if (path.startsWith('/')) return path;
  return path === '' ? base : `${base}/${path}`;
};

const listed = (fields: FactFields, fact: string, base: FactPath): ListedFact[] =>
  Object.entries(fields).flatMap(([name, definition]) => {
    const path = join(base, definition.path);
    if (!('fields' in definition)) return [{ fact: `${fact}.${name}`, path }];
    return listed(definition.fields, `${fact}.${name}${definition.kind === 'list' ? '[]' : ''}`, path);
  });

const data = '/CocDataGroup';
const engines = `${data}/EnergyConvertorTable/EnergyConvertorGroup`;
const sources = `${engines}/EnergySourceTable/EnergySourceGroup`;

/** The facts that the register searches by. */
const summary: Readonly<Record<string, FactPath>> = {
  vin: `${data}/VehicleIdentificationNumber`,
  iviReferenceId: '/Header/IviReferenceId',
  iviVersionNumber: '/Header/IviVersionNumber',
  category: `${data}/VehicleCategory`,
  stageOfCompletion: `${data}/StageOfCompletion`,
  typeApprovalNumber: `${data}/TypeApprovalNumber`,
  typeApprovalIssuedOn: `${data}/TypeApprovalIssueDate`,
  type: `${data}/Type`,
  variant: `${data}/Variant`,
  version: `${data}/Version`,
  make: `${data}/MakeTable/MakeGroup/Make`,
  commercialName: `${data}/CommercialNameTable/CommercialNameGroup/CommercialName`,
  manufacturer: `${data}/ManufacturerTable/ManufacturerGroup/ManufacturerName`,
  manufacturedOn: `${data}/DateManufactureVehicle`,
  bodywork: `${data}/BodyworkTable/BodyworkGroup/CodeForBodywork`,
  colours: `${data}/ColourTable/ColourGroup/Colour`,
  axles: `${data}/GeneralConstructionGroup/NumberOfAxles`,
  wheels: `${data}/GeneralConstructionGroup/NumberOfWheels`,
  seats: `${data}/GeneralConstructionGroup/NumberOfSeatingPositionsIncludingDriver`,
  doors: `${data}/GeneralConstructionGroup/NumberOfDoors`,
  length_mm: `${data}/DimensionGroup/Length`,
  width_mm: `${data}/DimensionGroup/Width`,
  height_mm: `${data}/DimensionGroup/Height`,
  wheelbase_mm: `${data}/DimensionGroup/Wheelbase`,
  massInRunningOrder_kg: `${data}/MassGroup/MassInRunningOrder`,
  actualMass_kg: `${data}/MassGroup/ActualMass`,
  maximumLadenMass_kg: `${data}/MassGroup/TechnicallyPermissibleMaximumLadenMass`,
  maximumSpeed_kmh: `${data}/MaximumSpeed`,
  pureElectric: `${data}/PureElectricVehicleIndicator`,
  hybridClass: `${data}/ClassHybridVehicle`,
  energySources: `${sources}/EnergySource`,
  engineCapacity_cm3: `${engines}/EngineCapacity`,
  maximumNetPower_kw: `${sources}/PowerGroup/MaximumNetPowerCombustion`,
  maximumNetPowerElectric_kw: `${data}/ConsolidatedMaximumNetPowerElectric`,
  emissionLevel: `${data}/ExhaustEmissionLevel`,
  co2Combined_gkm: `${sources}/TestWltpCo2Group/WltpCo2Combined`,
  nox_mgkm: `${sources}/TestWltpType1Group/WltpType1Nox`,
};

export const listedFacts: readonly ListedFact[] = [
  ...Object.entries(summary).map(([fact, path]) => ({ fact, path })),
  ...listed(detailDefinitions, 'details', data),
];
