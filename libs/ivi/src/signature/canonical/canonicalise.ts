import { escapeText } from '../../writing/escape';
import {
  declaredPrefix,
  emptyScope,
  localOf,
  type NamespaceScope,
  prefixOf,
  scopeWithin,
  XML_NAMESPACE,
} from './namespace-scope';
import { readLines, readText, scanXml, type XmlAttribute, type XmlHandlers } from './scan-xml';

/** Canonical XML 1.0 or Exclusive XML Canonicalization 1.0, both without comments. */
export interface CanonicalMethod {
  readonly kind: 'inclusive' | 'exclusive';
  /** The InclusiveNamespaces PrefixList of the exclusive kind; `''` is the default namespace. */
  readonly inclusivePrefixes: readonly string[];
}

export const inclusive: CanonicalMethod = { kind: 'inclusive', inclusivePrefixes: [] };

/** What an element that is canonicalised apart from its document takes over from what is around it. */
export interface Surroundings {
  readonly scope: NamespaceScope;
  /** Attributes of the namespace `xml` on the elements around it, each name once. */
  readonly xmlAttributes: readonly XmlAttribute[];
}

const nothingAround: Surroundings = { scope: emptyScope, xmlAttributes: [] };

const attributeEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};
const escapeAttribute = (value: string): string =>
  value.replace(/[&<"\t\n\r]/g, (character) => attributeEntities[character] ?? character);

const canonicalText = (raw: string): string => (/[&>\r]/.test(raw) ? escapeText(readText(raw)) : raw);

/** By code point, as UTF-8 orders; comparing strings would order by UTF-16 units. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));

interface OpenElement {
  readonly isPrefixed: boolean;
  /** All namespaces here. */
  readonly scope: NamespaceScope;
  /** Those that the output has declared. */
  readonly written: NamespaceScope;
}

interface OpeningElement {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly scope: NamespaceScope;
  readonly parent: OpenElement;
}

/** Writes the canonical form of what it is told. */
class Canonicaliser implements XmlHandlers {
  private readonly parts: string[] = [];
  private readonly open: OpenElement[] = [];
  private hasRoot = false;

  constructor(
    private readonly source: string,
    private readonly method: CanonicalMethod,
    private readonly around: Surroundings,
  ) {}

  get form(): string {
    return this.parts.join('');
  }

  /** Below an element without prefix, one without prefix needs no declaration: their namespace is the same, and has been written. */
  get takesPlain(): boolean {
    return this.open.at(-1)?.isPrefixed === false;
  }

  plain(start: number, end: number): void {
    this.parts.push(this.source.slice(start, end));
  }

  startTag(name: string, attributes: readonly XmlAttribute[]): void {
    const parent = this.open.at(-1) ?? { isPrefixed: true, scope: this.around.scope, written: emptyScope };
    const scope = scopeWithin(parent.scope, attributes);
    const written = this.namespacesIn({ name, attributes, scope, parent });
    const declarations = written === parent.written ? '' : this.declarations(written, parent.written);
    this.parts.push(`<${name}${declarations}${this.attributes(attributes, scope)}>`);
    this.open.push({ isPrefixed: name.includes(':'), scope, written });
    this.hasRoot = true;
  }

  private namespacesIn(element: OpeningElement): NamespaceScope {
    const { name, attributes, scope, parent } = element;
    if (this.method.kind === 'inclusive') return scope;
    const saysNothingNew = attributes.length === 0 && !parent.isPrefixed && !name.includes(':');
    return saysNothingNew ? parent.written : this.utilisedIn(element);
  }

  private utilisedIn({ name, attributes, scope, parent }: OpeningElement): NamespaceScope {
    const utilised = new Set([prefixOf(name)]);
    for (const { name: each } of attributes) if (each.includes(':')) utilised.add(prefixOf(each));
    for (const prefix of this.method.inclusivePrefixes) if (scope.has(prefix)) utilised.add(prefix);
    utilised.delete('xml');
    const changed = [...utilised].filter((prefix) => (scope.get(prefix) ?? '') !== (parent.written.get(prefix) ?? ''));
    if (changed.length === 0) return parent.written;
    return new Map([...parent.written, ...changed.map((prefix) => [prefix, scope.get(prefix) ?? ''] as const)]);
  }

  private declarations(within: NamespaceScope, outside: NamespaceScope): string {
    return [...within]
      .filter(([prefix, uri]) => uri !== (outside.get(prefix) ?? ''))
      .sort(([a], [b]) => compare(a, b))
      .map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`)
      .join('');
  }

  private attributes(own: readonly XmlAttribute[], scope: NamespaceScope): string {
    const all = this.open.length === 0 ? [...own, ...this.inherited(own)] : own;
    if (all.length === 0) return '';
    const keyed = all
      .filter(({ name }) => declaredPrefix(name) === null)
      .map(({ name, value }) => {
        const prefix = prefixOf(name);
        const uri = prefix === 'xml' ? XML_NAMESPACE : prefix === '' ? '' : (scope.get(prefix) ?? '');
        return { uri, local: localOf(name), written: ` ${name}="${escapeAttribute(value)}"` };
      });
    if (keyed.length > 1) keyed.sort((a, b) => compare(a.uri, b.uri) || compare(a.local, b.local));
    return keyed.map(({ written }) => written).join('');
  }

  /** Canonical XML 1.0 § 2.4: an element apart from its document has the xml: attributes of those around it. */
  private inherited(own: readonly XmlAttribute[]): readonly XmlAttribute[] {
    if (this.method.kind === 'exclusive') return [];
    return this.around.xmlAttributes.filter(({ name }) => !own.some((each) => each.name === name));
  }

  endTag(name: string): void {
    this.open.pop();
    this.parts.push(`</${name}>`);
  }

  text(raw: string): void {
    if (this.open.length > 0) this.parts.push(canonicalText(raw));
  }

  cdata(raw: string): void {
    this.parts.push(escapeText(readLines(raw)));
  }

  instruction(target: string, data: string): void {
    const written = `<?${target}${data === '' ? '' : ` ${data}`}?>`;
    if (this.open.length > 0) this.parts.push(written);
    else this.parts.push(this.hasRoot ? `\n${written}` : `${written}\n`);
  }

  comment(): void {
    // Not part of the canonical form.
  }
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The canonical form of a whole document, without the element that stands in `left` out. */
export const canonicaliseDocument = (text: string, method: CanonicalMethod, left?: Stretch): string => {
  const canonicaliser = new Canonicaliser(text, method, nothingAround);
  scanXml(text, canonicaliser, 0, left?.start ?? text.length);
  if (left) scanXml(text, canonicaliser, left.end);
  return canonicaliser.form;
};

/** The canonical form of the element that stands in `element`. */
export const canonicaliseElement = (
  text: string,
  method: CanonicalMethod,
  element: Stretch,
  around: Surroundings,
): string => {
  const canonicaliser = new Canonicaliser(text, method, around);
  scanXml(text, canonicaliser, element.start, element.end);
  return canonicaliser.form;
};
