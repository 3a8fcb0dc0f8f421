import type { EcocFinding } from '../findings/ecoc-finding';
import type { XmlAttribute } from './ivi-document';

export interface OpenTag {
  readonly local: string;
  readonly uri: string;
  /** Where the name of the start tag ended: line from 1, and index into the text. */
  readonly line: number;
  readonly position: number;
  readonly attributes: readonly XmlAttribute[];
}

export interface CloseTag {
  readonly local: string;
  readonly uri: string;
  /** The index just after the end tag. */
  readonly position: number;
}

export interface ParserHandlers {
  openTag(tag: OpenTag): void;
  closeTag?(tag: CloseTag): void;
  text?(text: string): void;
}

/** Thrown inside a parse to end it: at the first fault, or as soon as what was wanted has been read. Never leaves this folder. */
export class StopParsing extends Error {
  constructor(readonly finding: EcocFinding | null) {
    super('parsing stopped');
    this.name = 'StopParsing';
  }
}

/** Nothing more is wanted of the document. One for all, since making an error costs more than reading a root. */
export const ENOUGH = new StopParsing(null);
