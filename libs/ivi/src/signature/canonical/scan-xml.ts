export interface XmlAttribute {
  readonly name: string;
  /** As XML 1.0 § 3.3.3 normalises it, references resolved. */
  readonly value: string;
}

/** Indexes are into the scanned text; `end` is the index just after the tag. */
export interface XmlHandlers {
  startTag(name: string, attributes: readonly XmlAttribute[], start: number): void;
  endTag(name: string, end: number): void;
  /** As written; `readText` gives what it stands for. */
  text(raw: string): void;
  /** The content of a CDATA section, its line ends as written. */
  cdata(raw: string): void;
  instruction(target: string, data: string): void;
  comment(start: number): void;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const reference = /&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([a-z]+));/g;

const resolve = (whole: string, hex?: string, decimal?: string, name?: string): string => {
  if (name !== undefined) return named[name] ?? whole;
  return String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16));
};

/** XML 1.0 § 2.11: lines end in LF. */
export const readLines = (raw: string): string => (raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw);

const resolveAll = (text: string): string => (text.includes('&') ? text.replace(reference, resolve) : text);

/** What a text stands for: line ends as XML has them, references resolved. */
export const readText = (raw: string): string => resolveAll(readLines(raw));

const readAttributeValue = (raw: string): string => resolveAll(readLines(raw).replace(/[\t\n]/g, ' '));

const tagName = /[^ \t\r\n/>]+/y;
const attribute = /[ \t\r\n]+([^ \t\r\n=/>]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/y;
const tagEnd = /[ \t\r\n]*(\/?)>/y;
const instructionContent = /^([^ \t\r\n]+)[ \t\r\n]*([^]*)$/;

const EXCLAMATION = 0x21;
const SLASH = 0x2f;
const QUESTION = 0x3f;

/** Thrown when a text turns out not to be well-formed, which whoever scans must know of it beforehand. */
export class NotScannableError extends Error {
  readonly code = 'IVI_NOT_SCANNABLE';
  constructor(readonly offset: number) {
    super(`not well-formed XML at character ${offset}`);
    this.name = 'NotScannableError';
  }
}

class Scanner {
  constructor(
    private readonly source: string,
    private readonly handlers: XmlHandlers,
  ) {}

  scan(from: number, to: number): void {
    let at = from;
    while (at < to) {
      const markup = this.source.indexOf('<', at);
      const end = markup === -1 || markup > to ? to : markup;
      if (end > at) this.handlers.text(this.source.slice(at, end));
      at = end < to ? this.readMarkup(end) : to;
    }
  }

  private readMarkup(start: number): number {
    switch (this.source.charCodeAt(start + 1)) {
      case SLASH:
        return this.readEndTag(start);
      case EXCLAMATION:
        return this.readDeclaration(start);
      case QUESTION:
        return this.readInstruction(start);
      default:
        return this.readStartTag(start);
    }
  }

  private endOf(mark: string, from: number): number {
    const at = this.source.indexOf(mark, from);
    if (at === -1) throw new NotScannableError(from);
    return at;
  }

  private match(pattern: RegExp, at: number): RegExpExecArray {
    pattern.lastIndex = at;
    const found = pattern.exec(this.source);
    if (!found) throw new NotScannableError(at);
    return found;
  }

  private readEndTag(start: number): number {
    const end = this.endOf('>', start);
    this.handlers.endTag(this.source.slice(start + 2, end).trimEnd(), end + 1);
    return end + 1;
  }

  private readDeclaration(start: number): number {
    if (this.source.startsWith('<!--', start)) {
      this.handlers.comment(start);
      return this.endOf('-->', start + 4) + 3;
    }
    if (!this.source.startsWith('<![CDATA[', start)) throw new NotScannableError(start);
    const end = this.endOf(']]>', start + 9);
    this.handlers.cdata(this.source.slice(start + 9, end));
    return end + 3;
  }

  private readInstruction(start: number): number {
    const end = this.endOf('?>', start + 2);
    const [, target = '', data = ''] = instructionContent.exec(this.source.slice(start + 2, end)) ?? [];
    if (target !== 'xml') this.handlers.instruction(target, readLines(data));
    return end + 2;
  }

  private readStartTag(start: number): number {
    const name = this.match(tagName, start + 1)[0];
    const attributes: XmlAttribute[] = [];
    let at = start + 1 + name.length;
    attribute.lastIndex = at;
    for (let found = attribute.exec(this.source); found; found = attribute.exec(this.source)) {
      attributes.push({ name: found[1] as string, value: readAttributeValue(found[2] ?? found[3] ?? '') });
      at = attribute.lastIndex;
    }
    const [whole, slash] = this.match(tagEnd, at);
    const end = at + whole.length;
    this.handlers.startTag(name, attributes, start);
    if (slash !== '') this.handlers.endTag(name, end);
    return end;
  }
}

/**
 * Tells the handlers what stands in the text from `from` to `to`, which hold whole elements. Only for texts that a parser has found
 * well-formed, and without DOCTYPE: nothing of that is checked again. Throws NotScannableError where it cannot go on.
 */
export const scanXml = (text: string, handlers: XmlHandlers, from = 0, to = text.length): void =>
  new Scanner(text, handlers).scan(from, to);
