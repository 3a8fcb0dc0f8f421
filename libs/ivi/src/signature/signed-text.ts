import { SIGNATURE_NAMESPACE } from '../namespaces';
import {
  emptyScope,
  localOf,
  namespaceOf,
  type NamespaceScope,
  prefixOf,
  scopeWithin,
} from './canonical/namespace-scope';
import { readLines, readText, scanXml, type XmlAttribute, type XmlHandlers } from './canonical/scan-xml';
import type { Surroundings } from './canonical/canonicalise';

/** An element inside a signature, or that itself; `start` and `end` are indexes into the document. */
export interface SignatureElement {
  readonly local: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly SignatureElement[];
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly around: Surroundings;
}

interface FoundSignature {
  readonly element: SignatureElement;
  /** 1 for a child of the root. */
  readonly depth: number;
}

/** What must be known of a document before anything that it says of its signature is believed. */
export interface SignedText {
  readonly text: string;
  readonly signatures: readonly FoundSignature[];
  /** Values of ID attributes that stand more than once. */
  readonly repeatedIds: readonly string[];
  /** Where a comment stands inside a value: indexes into the document. */
  readonly commentsInValues: readonly number[];
  /** Whether there are comments or processing instructions inside a signature. */
  readonly hasRemarksInSignature: boolean;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly start: number;
  readonly around: Surroundings;
  readonly scope: NamespaceScope;
  /** Kept only inside a signature. */
  readonly children: SignatureElement[];
  text: string;
  comment: number | null;
}

const nothingAround: Surroundings = { scope: emptyScope, xmlAttributes: [] };

const passOn = ({ attributes, around, scope }: OpenElement): Surroundings => {
  const own = attributes.filter(({ name }) => prefixOf(name) === 'xml');
  if (own.length === 0) return scope === around.scope ? around : { scope, xmlAttributes: around.xmlAttributes };
  const inherited = around.xmlAttributes.filter(({ name }) => !own.some((each) => each.name === name));
  return { scope, xmlAttributes: [...inherited, ...own] };
};

const isSignature = (name: string, scope: NamespaceScope): boolean =>
  localOf(name) === 'Signature' && namespaceOf(name, scope) === SIGNATURE_NAMESPACE;

class SignedTextReader implements XmlHandlers {
  readonly signatures: FoundSignature[] = [];
  readonly commentsInValues: number[] = [];
  readonly repeatedIds: string[] = [];
  hasRemarksInSignature = false;
  private readonly ids = new Set<string>();
  private readonly open: OpenElement[] = [];
  /** How many elements were open when the outermost signature began; null outside signatures. */
  private signatureDepth: number | null = null;

  /** What is plain has no ID and no comment, and can only be a signature where those are the default. */
  get takesPlain(): boolean {
    const parent = this.open.at(-1);
    return this.signatureDepth === null && parent !== undefined && parent.scope.get('') !== SIGNATURE_NAMESPACE;
  }

  plain(): void {
    // Nothing to be known of it.
  }

  startTag(name: string, attributes: readonly XmlAttribute[], start: number): void {
    const parent = this.open.at(-1);
    const around = parent ? passOn(parent) : nothingAround;
    const scope = scopeWithin(around.scope, attributes);
    for (const attribute of attributes) this.noteId(attribute);
    if (this.signatureDepth === null && isSignature(name, scope)) this.signatureDepth = this.open.length;
    this.open.push({ name, attributes, start, around, scope, children: [], text: '', comment: null });
  }

  private noteId({ name, value }: XmlAttribute): void {
    if (localOf(name).toLowerCase() !== 'id') return;
    if (this.ids.has(value)) this.repeatedIds.push(value);
    this.ids.add(value);
  }

  endTag(_name: string, end: number): void {
    const closed = this.open.pop() as OpenElement;
    if (closed.comment !== null && closed.text.trim() !== '') this.commentsInValues.push(closed.comment);
    if (this.signatureDepth !== null) this.keep(closed, end);
    if (this.signatureDepth === this.open.length) this.signatureDepth = null;
  }

  private keep(closed: OpenElement, end: number): void {
    const { name, attributes, scope, children, text, start, around } = closed;
    const element: SignatureElement = {
      local: localOf(name),
      namespace: namespaceOf(name, scope),
      attributes: new Map(attributes.map((each) => [each.name, each.value])),
      children,
      text,
      start,
      end,
      around,
    };
    if (isSignature(name, scope)) this.signatures.push({ element, depth: this.open.length });
    if (this.signatureDepth !== this.open.length) this.open.at(-1)?.children.push(element);
  }

  text(raw: string): void {
    const innermost = this.open.at(-1);
    if (innermost) innermost.text += readText(raw);
  }

  cdata(raw: string): void {
    const innermost = this.open.at(-1);
    if (innermost) innermost.text += readLines(raw);
  }

  instruction(): void {
    this.remark();
  }

  comment(start: number): void {
    this.remark();
    const innermost = this.open.at(-1);
    if (innermost) innermost.comment ??= start;
  }

  private remark(): void {
    if (this.signatureDepth !== null) this.hasRemarksInSignature = true;
  }
}

/** Reads a text that `parseIvi` let through. */
export const readSignedText = (text: string): SignedText => {
  const reader = new SignedTextReader();
  scanXml(text, reader);
  const { signatures, repeatedIds, commentsInValues, hasRemarksInSignature } = reader;
  return { text, signatures, repeatedIds, commentsInValues, hasRemarksInSignature };
};
