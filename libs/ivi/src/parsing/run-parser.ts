import { SaxesParser } from 'saxes';
import { notWellFormed, tooComplex } from '../envelope/envelope-findings';
import type { EcocFinding } from '../findings/ecoc-finding';

/** Thrown inside a parse to end it: at the first fault, or as soon as what was wanted has been read. Never leaves this folder. */
export class StopParsing extends Error {
  constructor(readonly finding: EcocFinding | null) {
    super('parsing stopped');
    this.name = 'StopParsing';
  }
}

export interface OpenTag {
  readonly local: string;
  readonly uri: string;
  /** Where the name of the start tag ended: line from 1, and index into the text. */
  readonly line: number;
  readonly position: number;
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

/** XSD 2.0 is 7 levels deep, a signature with XAdES properties a few more. */
const MOST_LEVELS = 32;
const MOST_ATTRIBUTES = 64;
/** The whole of XSD 2.0 has 680 nodes; tables repeat some. */
const MOST_ELEMENTS = 20_000;

const limits = {
  levels: { most: MOST_LEVELS, nb: `flere enn ${MOST_LEVELS} nivåer`, en: `more than ${MOST_LEVELS} levels` },
  attributes: {
    most: MOST_ATTRIBUTES,
    nb: `mer enn ${MOST_ATTRIBUTES} attributter på ett element`,
    en: `more than ${MOST_ATTRIBUTES} attributes on one element`,
  },
  elements: {
    most: MOST_ELEMENTS,
    nb: `flere enn ${MOST_ELEMENTS} elementer`,
    en: `more than ${MOST_ELEMENTS} elements`,
  },
} as const;

type Parser = SaxesParser<{ xmlns: true; forceXMLVersion: true; defaultXMLVersion: '1.0' }>;

/** A namespace-aware XML 1.0 parser that stops at the first fault, and where a document is deeper or wider than any eCoC. */
const createParser = (handlers: ParserHandlers): Parser => {
  const parser: Parser = new SaxesParser({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  const counts = { levels: 0, elements: 0, attributes: 0 };
  const start = { line: 1, position: 0 };
  const count = (what: keyof typeof counts): void => {
    counts[what] += 1;
    if (counts[what] > limits[what].most) throw new StopParsing(tooComplex(parser.line, limits[what]));
  };
  parser.on('error', ({ message }) => {
    throw new StopParsing(notWellFormed(parser.line, parser.column, message.replace(/^\d+:\d+: /, '')));
  });
  parser.on('opentagstart', () => {
    counts.attributes = 0;
    count('levels');
    count('elements');
    start.line = parser.line;
    start.position = parser.position;
  });
  parser.on('attribute', () => count('attributes'));
  parser.on('opentag', ({ local, uri }) => handlers.openTag({ local, uri, ...start }));
  parser.on('closetag', ({ local, uri }) => {
    counts.levels -= 1;
    handlers.closeTag?.({ local, uri, position: parser.position });
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  return parser;
};

/** Parses `text` to its end, or to where a handler or a fault stops it; the answer is the fault, null if there was none. */
export const runParser = (text: string, handlers: ParserHandlers): EcocFinding | null => {
  try {
    createParser(handlers).write(text).close();
    return null;
  } catch (error) {
    if (error instanceof StopParsing) return error.finding;
    throw error;
  }
};
