import { IVI_NAMESPACE } from '../namespaces';
import { runParser, StopParsing, type CloseTag } from './run-parser';

/** What tells the documents about one vehicle apart. What a document lacks is `''` or 0. */
export interface Headline {
  readonly vin: string;
  /** C complete, V completed, I incomplete. */
  readonly stage: string;
  /** The latest ManufacturerStageNumber. */
  readonly stageNumber: number;
  readonly versionNumber: number;
}

const wanted = [
  'VehicleIdentificationNumber',
  'StageOfCompletion',
  'IviVersionNumber',
  'ManufacturerStageNumber',
] as const;
const isWanted = (name: string): boolean => (wanted as readonly string[]).includes(name);
const lastWanted = 'ManufacturerTable';

const numberOf = (text: string): number => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0);

/** Reads no further into the text than it must; null when it is not well-formed as far as that. */
export const readHeadline = (text: string): Headline | null => {
  const found = new Map<string, string[]>();
  let current = '';
  const keep = ({ local, uri }: CloseTag): void => {
    if (uri !== IVI_NAMESPACE) return;
    if (isWanted(local)) found.set(local, [...(found.get(local) ?? []), current]);
    if (local === lastWanted) found.set(local, []);
    if (found.size > wanted.length) throw new StopParsing(null);
  };
  const fault = runParser(text, {
    openTag: () => (current = ''),
    text: (part) => (current += part),
    closeTag: keep,
  });
  if (fault) return null;
  const values = (name: (typeof wanted)[number]): string[] => found.get(name) ?? [];
  return {
    vin: values('VehicleIdentificationNumber')[0] ?? '',
    stage: values('StageOfCompletion')[0] ?? '',
    stageNumber: Math.max(0, ...values('ManufacturerStageNumber').map(numberOf)),
    versionNumber: numberOf(values('IviVersionNumber')[0] ?? ''),
  };
};
