export interface XmlAttribute {
  readonly name: string;
  /** As XML 1.0 § 3.3.3 normalises it, references resolved. */
  readonly value: string;
}

/** Indexes are into the scanned text; `end` is the index just after the tag. */
export interface XmlHandlers {
  /** Whether a run of plain elements may be passed over at once where the text now is. */
  readonly takesPlain: boolean;
  /** A run of elements without prefix, attribute, reference or line end but LF, each holding text alone, with at most blanks between. */
  plain(start: number, end: number): void;
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

const attribute = /[ \t\r\n]+([^ \t\r\n=/>]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/y;
const plainRun = /(?:<([A-Za-z_][\w.-]*)>[^<>&\r]*<\/\1>[ \t\n]*)+/y;
const tagEnd = /[ \t\r\n]*(\/?)>/y;
const instructionContent = /^([^ \t\r\n]+)[ \t\r\n]*([^]*)$/;

const EXCLAMATION = 0x21;
const SLASH = 0x2f;
const QUESTION = 0x3f;
const GREATER_THAN = 0x3e;
const SPACE = 0x20;

const none: readonly XmlAttribute[] = [];

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

  scan(from: number): void {
    const to = this.source.length;
    let at = from;
    while (at < to) {
      const markup = this.source.indexOf('<', at);
      const end = markup === -1 ? to : markup;
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
        return this.readPlainRun(start) ?? this.readStartTag(start);
    }
  }

  /** Most of a document, and a regular expression that makes nothing is many times faster than a call for each tag. */
  private readPlainRun(start: number): number | null {
    if (!this.handlers.takesPlain) return null;
    plainRun.lastIndex = start;
    if (!plainRun.test(this.source)) return null;
    const end = plainRun.lastIndex;
    this.handlers.plain(start, end);
    return end;
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

  /** Up to a blank, a slash or the end of the tag; the blanks of XML are the only characters up to a space. */
  private readName(from: number): string {
    let at = from;
    for (let code = this.source.charCodeAt(at); code > SPACE && code !== SLASH && code !== GREATER_THAN; at += 1)
      code = this.source.charCodeAt(at + 1);
    if (at === from) throw new NotScannableError(from);
    return this.source.slice(from, at);
  }

  private readEndTag(start: number): number {
    const name = this.readName(start + 2);
    const end = this.endOf('>', start + 2 + name.length) + 1;
    this.handlers.endTag(name, end);
    return end;
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
    const name = this.readName(start + 1);
    const nameEnd = start + 1 + name.length;
    if (this.source.charCodeAt(nameEnd) !== GREATER_THAN) return this.readRestOfStartTag(name, start);
    this.handlers.startTag(name, none, start);
    return nameEnd + 1;
  }

  private readRestOfStartTag(name: string, start: number): number {
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
  new Scanner(text.slice(0, to), handlers).scan(from);
