/** Thrown when a text that is to be signed is not in the canonical form that `signEnveloped` needs; `offset` is a UTF-16 index. */
export class NotCanonicalError extends Error {
  readonly code = 'IVI_NOT_CANONICAL';
  constructor(
    readonly offset: number,
    readonly fault: string,
  ) {
    super(`not canonical XML at character ${offset}: ${fault}`);
    this.name = 'NotCanonicalError';
  }
}

const startTag =
  /<([A-Za-z_][\w.-]*)((?: [A-Za-z_][\w.:-]*="(?:[^"<&\p{Cc}\p{Cs}]|&(?:amp|lt|quot|#x9|#xA|#xD);)*")*)>/uy;
const endTag = /<\/([A-Za-z_][\w.-]*)>/y;
const text = /[^<>&\p{Cs}\x00-\x08\x0B-\x1F]+|&(?:amp|lt|gt|#xD);/uy;
const attributeName = / ([^=\s]+)="[^"]*"/g;

/** Namespace declarations first; the rest by name (a prefix would sort by its namespace, and is not allowed here). */
const sortKey = (name: string): string => (name.startsWith('xmlns') ? ` ${name}` : name);

interface Position {
  offset: number;
  readonly open: string[];
}

const matchAt = (pattern: RegExp, xml: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset;
  return pattern.exec(xml);
};

const checkAttributes = (written: string, { offset, open }: Position): void => {
  const names = [...written.matchAll(attributeName)].map((match) => match[1] as string);
  for (const name of names) {
    const declaresNamespace = name === 'xmlns' || name.startsWith('xmlns:');
    if (declaresNamespace && open.length > 0) throw new NotCanonicalError(offset, `${name} on an inner element`);
    if (!declaresNamespace && name.includes(':')) throw new NotCanonicalError(offset, `prefixed attribute ${name}`);
  }
  const sorted = [...new Set(names)].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  if (sorted.join() !== names.join()) throw new NotCanonicalError(offset, 'attributes repeated, or not in order');
};

const readStartTag = (xml: string, position: Position): boolean => {
  const match = matchAt(startTag, xml, position.offset);
  if (!match) return false;
  if (position.open.length === 0 && position.offset > 0)
    throw new NotCanonicalError(position.offset, 'a second root element');
  if (match[2]) checkAttributes(match[2], position);
  position.open.push(match[1] as string);
  position.offset += match[0].length;
  return true;
};

const readEndTag = (xml: string, position: Position): boolean => {
  const match = matchAt(endTag, xml, position.offset);
  if (!match) return false;
  if (position.open.pop() !== match[1]) throw new NotCanonicalError(position.offset, `${match[0]} closes nothing`);
  position.offset += match[0].length;
  return true;
};

const readText = (xml: string, position: Position): boolean => {
  const match = matchAt(text, xml, position.offset);
  if (!match || position.open.length === 0) return false;
  position.offset += match[0].length;
  return true;
};

/**
 * Checks that `xml` equals its own Canonical XML 1.0 form, and is of the simple kind that needs no parser to see it: one root element
 * and nothing around it (no declaration, comment, processing instruction, DOCTYPE or CDATA), no carriage return, start and end tags
 * in pairs, attributes in order between double quotes, namespaces declared on the root only, no prefixes. Throws NotCanonicalError.
 */
export const requireCanonicalForm = (xml: string): void => {
  const position: Position = { offset: 0, open: [] };
  while (position.offset < xml.length) {
    const read = readText(xml, position) || readEndTag(xml, position) || readStartTag(xml, position);
    if (!read)
      throw new NotCanonicalError(position.offset, `unexpected "${xml.slice(position.offset, position.offset + 20)}"`);
  }
  if (position.open.length > 0 || xml.length === 0) throw new NotCanonicalError(xml.length, 'elements left open');
};
