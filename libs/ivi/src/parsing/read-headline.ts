import { IVI_NAMESPACE } from '../namespaces';
import { ENOUGH, type CloseTag, type ParserHandlers } from './parser-handlers';
import { runParser } from './run-parser';

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
type Wanted = (typeof wanted)[number];
const isWanted = (name: string): name is Wanted => (wanted as readonly string[]).includes(name);
const lastWanted = 'ManufacturerTable';

const namesIn1: Readonly<Record<string, string>> = {
  StageOfCompletionCode: 'StageOfCompletion',
  VersionCoc: 'IviVersionNumber',
  StageManufacturerNumber: 'ManufacturerStageNumber',
  StageNrOfManufacturingTable: lastWanted,
};
/** The name that IVI 2.0 has for the element; '' for one that belongs to neither version. */
const nameIn2 = ({ local, uri }: CloseTag): string => {
  if (uri === IVI_NAMESPACE) return local;
  return uri === '' ? (namesIn1[local] ?? local) : '';
};

const numberOf = (text: string): number => (/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0);

class HeadlineReader implements ParserHandlers {
  private readonly found = new Map<string, string[]>();
  private current = '';

  openTag(): void {
    this.current = '';
  }

  text(part: string): void {
    this.current += part;
  }

  closeTag(tag: CloseTag): void {
    const name = nameIn2(tag);
    if (isWanted(name)) this.found.set(name, [...this.values(name), this.current]);
    if (name === lastWanted) this.found.set(name, []);
    if (this.found.size > wanted.length) throw ENOUGH;
  }

  headline(): Headline {
    return {
      vin: this.values('VehicleIdentificationNumber')[0] ?? '',
      stage: this.values('StageOfCompletion')[0] ?? '',
      stageNumber: Math.max(0, ...this.values('ManufacturerStageNumber').map(numberOf)),
      versionNumber: numberOf(this.values('IviVersionNumber')[0] ?? ''),
    };
  }

  private values(name: Wanted): readonly string[] {
    return this.found.get(name) ?? [];
  }
}

/** Reads no further into the text than it must; null when it is not well-formed as far as that. */
export const readHeadline = (text: string): Headline | null => {
  const { handlers, fault } = runParser(text, () => new HeadlineReader());
  return fault ? null : handlers.headline();
};
