import { IVI_NAMESPACE } from '../namespaces';
import { ENOUGH, type CloseTag, type ParserHandlers } from './parser-handlers';
import { runParserInSlices } from './run-parser';

/** What a vehicle of a stage was approved as. */
export interface ApprovedAs {
  readonly typeApproval: string;
  readonly variant: string;
  readonly version: string;
}

/** What tells the documents about one vehicle apart. What a document lacks is `''` or 0. */
export interface Headline extends ApprovedAs {
  readonly vin: string;
  /** C complete, V completed, I incomplete. */
  readonly stage: string;
  /** The latest ManufacturerStageNumber. */
  readonly stageNumber: number;
  readonly versionNumber: number;
  /** What the latest stage was built on; null where the document does not say, as the first stage and IVI 1.x do not. */
  readonly builtOn: ApprovedAs | null;
}

const wanted = [
  'VehicleIdentificationNumber',
  'StageOfCompletion',
  'IviVersionNumber',
  'ManufacturerStageNumber',
  'TypeApprovalNumber',
  'Variant',
  'Version',
] as const;
type Wanted = (typeof wanted)[number];
const isWanted = (name: string): name is Wanted => (wanted as readonly string[]).includes(name);

const MANUFACTURER = 'ManufacturerGroup';
const ofPrevious = {
  PreviousStageTypeApprovalNumber: 'typeApproval',
  PreviousStageVariant: 'variant',
  PreviousStageVersion: 'version',
} as const;
const isOfPrevious = (name: string): name is keyof typeof ofPrevious => Object.hasOwn(ofPrevious, name);
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
  /** The first of each. */
  private readonly found = new Map<string, string>();
  private readonly stageNumbers: number[] = [];
  private current = '';
  private stages: { readonly number: number; readonly builtOn: Partial<ApprovedAs> }[] = [];
  private builtOn: Partial<ApprovedAs> = {};

  openTag(): void {
    this.current = '';
  }

  text(part: string): void {
    this.current += part;
  }

  closeTag(tag: CloseTag): void {
    const name = nameIn2(tag);
    if (isWanted(name) || name === lastWanted) this.keepFirst(name);
    if (name === 'ManufacturerStageNumber') this.stageNumbers.push(numberOf(this.current));
    if (isOfPrevious(name)) this.builtOn = { ...this.builtOn, [ofPrevious[name]]: this.current.trim() };
    if (name === MANUFACTURER) this.endManufacturer();
    if (this.found.size > wanted.length) throw ENOUGH;
  }

  headline(): Headline {
    return {
      vin: this.first('VehicleIdentificationNumber'),
      stage: this.first('StageOfCompletion'),
      stageNumber: Math.max(0, ...this.stageNumbers),
      versionNumber: numberOf(this.first('IviVersionNumber')),
      typeApproval: this.first('TypeApprovalNumber').trim(),
      variant: this.first('Variant').trim(),
      version: this.first('Version').trim(),
      builtOn: this.latestBuiltOn(),
    };
  }

  private endManufacturer(): void {
    this.stages.push({ number: this.stageNumbers.at(-1) ?? 0, builtOn: this.builtOn });
    this.builtOn = {};
  }

  private latestBuiltOn(): ApprovedAs | null {
    const [latest] = [...this.stages].sort((a, b) => b.number - a.number);
    if (!latest?.builtOn.typeApproval) return null;
    return { variant: '', version: '', typeApproval: latest.builtOn.typeApproval, ...latest.builtOn };
  }

  private keepFirst(name: string): void {
    if (!this.found.has(name)) this.found.set(name, this.current);
  }

  private first(name: Wanted): string {
    return this.found.get(name) ?? '';
  }
}

/** Reads no further into the text than it must, in slices; null when it is not well-formed as far as that. */
export const readHeadline = async (text: string): Promise<Headline | null> => {
  const { handlers, fault } = await runParserInSlices(text, () => new HeadlineReader());
  return fault ? null : handlers.headline();
};
