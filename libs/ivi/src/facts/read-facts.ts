import { collapse } from '../parsing/blanks';
import { findElement, findElements, type IviElement } from '../parsing/ivi-document';
import { detailDefinitions } from './detail-definitions';
import { readDefinedFacts } from './read-defined-facts';
import { summaryDefinitions } from './summary-definitions';
import type { EcocFacts } from './vehicle-facts';

const numbersAt = (from: readonly IviElement[], ...path: string[]): number[] =>
  from.flatMap((element) => findElements(element, ...path)).map(({ text }) => Number(collapse(text)));

const firstAt = (from: readonly IviElement[], ...path: string[]): number | null => numbersAt(from, ...path)[0] ?? null;

const greatestAt = (from: readonly IviElement[], ...path: string[]): number | null => {
  const numbers = numbersAt(from, ...path);
  return numbers.length > 0 ? Math.max(...numbers) : null;
};

const stageOf = (manufacturer: IviElement): number => firstAt([manufacturer], 'ManufacturerStageNumber') ?? 0;

const readManufacturer = (data: IviElement): string | null => {
  const manufacturers = findElements(data, 'ManufacturerTable', 'ManufacturerGroup');
  const [latest] = [...manufacturers].sort((a, b) => stageOf(b) - stageOf(a));
  return (latest && findElement(latest, 'ManufacturerName')?.text) ?? null;
};

const readPropulsion = (data: IviElement, consolidatedPowerElectric_kw: number | null) => {
  const engines = findElements(data, 'EnergyConvertorTable', 'EnergyConvertorGroup');
  const sources = engines.flatMap((engine) => findElements(engine, 'EnergySourceTable', 'EnergySourceGroup'));
  return {
    engineCapacity_cm3: firstAt(engines, 'EngineCapacity'),
    maximumNetPower_kw: greatestAt(sources, 'PowerGroup', 'MaximumNetPowerCombustion'),
    maximumNetPowerElectric_kw:
      consolidatedPowerElectric_kw ?? greatestAt(sources, 'PowerGroup', 'MaximumNetPowerElectric'),
    co2Combined_gkm:
      firstAt(sources, 'TestWltpCo2Group', 'WltpCo2WeightedCombined') ??
      firstAt(sources, 'TestWltpCo2Group', 'WltpCo2Combined'),
    nox_mgkm: firstAt(sources, 'TestWltpType1Group', 'WltpType1Nox'),
  };
};

/** What a document is where it does not say: only IVI 1.x lets it be silent (Guidelines 1.7). */
const FIRST_ISSUE = 1;

/** Reads the facts out of a document that fits `iviStructure`; what that requires may be taken for granted here. */
export const readFacts = (root: IviElement): EcocFacts => {
  const data = findElement(root, 'CocDataGroup');
  if (!data) throw new TypeError('facts are read only from a document whose structure has been checked');
  const summary = readDefinedFacts(root, summaryDefinitions);
  return {
    ...summary,
    iviVersionNumber: summary.iviVersionNumber ?? FIRST_ISSUE,
    manufacturer: readManufacturer(data),
    energySources: [...new Set(summary.energySources)],
    ...readPropulsion(data, summary.maximumNetPowerElectric_kw),
    details: readDefinedFacts(root, detailDefinitions),
  };
};
