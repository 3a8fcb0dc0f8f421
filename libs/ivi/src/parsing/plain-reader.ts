import { IVI_NAMESPACE, SIGNATURE_NAMESPACE } from '../namespaces';
import type { XmlAttribute } from './ivi-document';
import type { ParserHandlers } from './parser-handlers';

/** Characters that XML forbids, or that take two UTF-16 units. */
const unplainCharacter = /[\0-\x08\x0B\x0C\x0E-\x1F\uD800-\uDFFF\uFFFE\uFFFF]/;
const loneCarriageReturn = /\r(?!\n)/;
const declaration =
  /^<\?xml version="1\.0"(?: encoding="[A-Za-z][A-Za-z0-9._-]*")?(?: standalone="(?:yes|no)")? ?\?>[ \t\r\n]*/;
const name = /[A-Za-z_][\w.-]*/y;
const attribute = / ([A-Za-z_][\w.-]*)="([^"<&]*)"/y;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const namespaces: ReadonlySet<string> = new Set([IVI_NAMESPACE, SIGNATURE_NAMESPACE]);

const LESS_THAN = 0x3c;
const SLASH = 0x2f;
const GREATER_THAN = 0x3e;
const SPACE = 0x20;
const MOST_ATTRIBUTES = 2;
const MOST_LEVELS = 16;
const MOST_ELEMENTS = 5_000;

const hasPlainCharacters = (text: string): boolean =>
  !unplainCharacter.test(text) && !text.includes(']]>') && !(text.includes('\r') && loneCarriageReturn.test(text));

/** Where the name ends that begins at the index; the index itself where none does. */
const endOfName = (text: string, at: number): number => {
  name.lastIndex = at;
  return name.test(text) ? name.lastIndex : at;
};

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Null for a reference to anything but the five that XML knows by itself. */
const unescape = (segment: string): string | null => {
  let known = true;
  const text = segment.replace(/&([^;]*);?/g, (reference, entity: string) => {
    known &&= reference.endsWith(';') && entity in entities;
    return entities[entity] ?? '';
  });
  return known ? text : null;
};

const noAttributes: readonly XmlAttribute[] = [];

interface OpenElement {
  readonly name: string;
  readonly uri: string;
}

const withoutNamespace = (attributes: readonly XmlAttribute[]): readonly XmlAttribute[] =>
  attributes.length === 0 ? attributes : attributes.filter(({ local }) => local !== 'xmlns');

/** Reads XML of the plain kind; each method answers false as soon as the document turns out to be of another. */
class PlainReader {
  private at: number;
  private line = 1;
  private counted = 0;
  private elements = 0;
  private readonly open: OpenElement[] = [];

  constructor(
    private readonly text: string,
    private readonly handlers: ParserHandlers,
  ) {
    this.at = declaration.exec(text)?.[0].length ?? 0;
  }

  read(): boolean {
    if (!hasPlainCharacters(this.text)) return false;
    do if (!this.readText() || !this.readTag()) return false;
    while (this.open.length > 0);
    return /^[ \t\r\n]*$/.test(this.text.slice(this.at));
  }

  /** Up to the next tag; there must be one. */
  private readText(): boolean {
    const end = this.text.indexOf('<', this.at);
    if (end <= this.at) return end === this.at;
    const segment = this.text.slice(this.at, end);
    this.at = end;
    return this.open.length > 0 && this.pass(segment);
  }

  private pass(segment: string): boolean {
    const lines = segment.includes('\r') ? segment.replaceAll('\r\n', '\n') : segment;
    const text = lines.includes('&') ? unescape(lines) : lines;
    if (text !== null) this.handlers.text?.(text);
    return text !== null;
  }

  private readTag(): boolean {
    return this.text.charCodeAt(this.at + 1) === SLASH ? this.readEndTag() : this.readStartTag();
  }

  private readEndTag(): boolean {
    const innermost = this.open.pop();
    if (!innermost || !this.text.startsWith(innermost.name, this.at + 2)) return false;
    this.at += innermost.name.length + 3;
    if (this.text.charCodeAt(this.at - 1) !== GREATER_THAN) return false;
    this.close(innermost);
    return true;
  }

  private close({ name: local, uri }: OpenElement): void {
    this.handlers.closeTag?.({ local, uri, position: this.at });
  }

  private readStartTag(): boolean {
    const position = endOfName(this.text, this.at + 1);
    const local = this.text.slice(this.at + 1, position);
    this.elements += 1;
    if (local === '' || this.elements > MOST_ELEMENTS || this.open.length >= MOST_LEVELS) return false;
    const attributes = this.readAttributes(position);
    if (!attributes || !this.isAtEndOfTag()) return false;
    const uri = this.namespaceOf(attributes);
    if (uri === null) return false;
    this.countLines(position);
    this.handlers.openTag({ local, uri, line: this.line, position, attributes: withoutNamespace(attributes) });
    this.endStartTag({ name: local, uri });
    return true;
  }

  /** Null where attributes are not plain: prefixed, or more of them than two. */
  private readAttributes(from: number): readonly XmlAttribute[] | null {
    this.at = from;
    if (this.text.charCodeAt(from) !== SPACE) return noAttributes;
    const attributes: XmlAttribute[] = [];
    while (this.text.charCodeAt(this.at) === SPACE) {
      const [whole, local = '', value = ''] = matchAt(attribute, this.text, this.at) ?? [];
      if (whole === undefined || attributes.length === MOST_ATTRIBUTES) return null;
      attributes.push({ local, uri: '', value: value.replace(/\s/g, ' '), resolved: null });
      this.at += whole.length;
    }
    return attributes;
  }

  /** The default namespace from here on; null where an attribute is there twice, or where we do not know the namespace. */
  private namespaceOf([first, second]: readonly XmlAttribute[]): string | null {
    if (first && first.local === second?.local) return null;
    const declared = [first, second].find((each) => each?.local === 'xmlns');
    if (!declared) return this.open.at(-1)?.uri ?? '';
    return namespaces.has(declared.value) ? declared.value : null;
  }

  /** Known before anyone is told of the tag: a handler may stop at it, and the name of `<a:b>` is not `a`. */
  private isAtEndOfTag(): boolean {
    return this.text.startsWith('>', this.at) || this.text.startsWith('/>', this.at);
  }

  private endStartTag(element: OpenElement): void {
    const isEmpty = this.text.charCodeAt(this.at) === SLASH;
    this.at += isEmpty ? 2 : 1;
    if (isEmpty) this.close(element);
    else this.open.push(element);
  }

  private countLines(until: number): void {
    for (
      let at = this.text.indexOf('\n', this.counted);
      at !== -1 && at < until;
      at = this.text.indexOf('\n', at + 1)
    ) {
      this.line += 1;
      this.counted = at + 1;
    }
  }
}

/**
 * Reads plain XML, which nearly all documents are, several times faster than a full parser: start and end tags, text with the five entities, at most a
 * declaration before the root, and default namespaces that we know. Answers false for everything else, be it well-formed or not: what the
 * handlers were told is then void, and a full parser has to judge. What it does read, it reads as that would.
 */
export const readPlain = (text: string, handlers: ParserHandlers): boolean =>
  text.charCodeAt(0) === LESS_THAN && new PlainReader(text, handlers).read();
