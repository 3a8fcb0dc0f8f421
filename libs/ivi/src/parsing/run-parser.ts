import { setImmediate as nextTurn } from 'node:timers/promises';
import { SaxesParser, type SaxesAttributeNS } from 'saxes';
import { notWellFormed, tooComplex } from '../envelope/envelope-findings';
import type { EcocFinding } from '../findings/ecoc-finding';
import { SCHEMA_INSTANCE_NAMESPACE } from '../namespaces';
import { collapse } from './blanks';
import type { XmlAttribute } from './ivi-document';
import { StopParsing, type ParserHandlers } from './parser-handlers';
import { readPlain } from './plain-reader';

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

const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** What a qualified name stands for here; a prefix that is not declared stands for nothing that a schema knows. */
const resolve = (parser: Parser, qualified: string): string => {
  const name = collapse(qualified);
  const [, prefix = '', local = name] = /^([^:]*):(.*)$/s.exec(name) ?? [];
  return `{${parser.resolve(prefix) ?? ''}}${local}`;
};

const readAttributes = (
  parser: Parser,
  attributes: Readonly<Record<string, SaxesAttributeNS>>,
): readonly XmlAttribute[] =>
  Object.values(attributes)
    .filter(({ uri }) => uri !== XMLNS_NAMESPACE)
    .map(({ local, uri, value }) => ({
      local,
      uri,
      value,
      resolved: uri === SCHEMA_INSTANCE_NAMESPACE && local === 'type' ? resolve(parser, value) : null,
    }));

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
    // By now the character after the name has been read.
    start.position = parser.position - 1;
  });
  parser.on('attribute', () => count('attributes'));
  parser.on('opentag', ({ local, uri, attributes }) =>
    handlers.openTag({ local, uri, ...start, attributes: readAttributes(parser, attributes) }),
  );
  parser.on('closetag', ({ local, uri }) => {
    counts.levels -= 1;
    handlers.closeTag?.({ local, uri, position: parser.position });
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  return parser;
};

const stoppedBy = (error: unknown): EcocFinding | null => {
  if (error instanceof StopParsing) return error.finding;
  throw error;
};

/** The full parser: what it says of a document holds. The answer is the fault, null if there was none. */
export const readAny = (text: string, handlers: ParserHandlers): EcocFinding | null => {
  try {
    createParser(handlers).write(text).close();
    return null;
  } catch (error) {
    return stoppedBy(error);
  }
};

const isPlain = (text: string, handlers: ParserHandlers): boolean => {
  try {
    return readPlain(text, handlers);
  } catch (error) {
    return stoppedBy(error) === null;
  }
};

export interface Parsed<Handlers> {
  /** Those that were told of the document, as far as it was read. */
  readonly handlers: Handlers;
  readonly fault: EcocFinding | null;
}

/**
 * Parses `text` to its end, or to where a handler or a fault stops it. `create` may be called twice: a reader that gives up leaves its handlers.
 * Where the handlers will stop within `head`, the start of the text, nothing else needs to be looked at.
 */
export const runParser = <Handlers extends ParserHandlers>(
  text: string,
  create: () => Handlers,
  head: string = text,
): Parsed<Handlers> => {
  const quick = create();
  if (isPlain(head, quick)) return { handlers: quick, fault: null };
  const handlers = create();
  return { handlers, fault: readAny(text, handlers) };
};

/** In characters: a few milliseconds of the full parser, whatever is in them. */
const SLICE_LENGTH = 8 * 1024;
/** In characters: more than any eCoC in use has, and a few milliseconds of the quick reader. */
const MOST_AT_ONCE = 64 * 1024;

/** Parses as `runParser` does, but lets others have the event loop between the slices of a text that takes long. */
export const runParserInSlices = async <Handlers extends ParserHandlers>(
  text: string,
  create: () => Handlers,
  sliceLength: number = SLICE_LENGTH,
): Promise<Parsed<Handlers>> => {
  const quick = create();
  if (text.length <= MOST_AT_ONCE && isPlain(text, quick)) return { handlers: quick, fault: null };
  const handlers = create();
  const parser = createParser(handlers);
  try {
    for (let start = 0; start < text.length; start += sliceLength) {
      await nextTurn();
      parser.write(text.slice(start, start + sliceLength));
    }
    parser.close();
    return { handlers, fault: null };
  } catch (error) {
    return { handlers, fault: stoppedBy(error) };
  }
};
