/** One value of ASN.1 in DER (X.690): its tag, what is in it, and the whole of it. */
export interface DerValue {
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

/** Thrown when bytes are not the DER that is expected; never leaves this folder. */
export class DerError extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'DerError';
  }
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  context0: 0xa0,
  context3: 0xa3,
} as const;

const MOST_LENGTH_OCTETS = 4;

const readLength = (bytes: Buffer, at: number): { readonly length: number; readonly start: number } => {
  const first = bytes[at];
  if (first === undefined) throw new DerError('it ends too early');
  if (first < 0x80) return { length: first, start: at + 1 };
  const octets = first & 0x7f;
  if (octets === 0 || octets > MOST_LENGTH_OCTETS || at + 1 + octets > bytes.length) throw new DerError('a length');
  return { length: bytes.readUIntBE(at + 1, octets), start: at + 1 + octets };
};

const readAt = (bytes: Buffer, at: number): DerValue => {
  const tag = bytes[at];
  if (tag === undefined || (tag & 0x1f) === 0x1f) throw new DerError('a tag');
  const { length, start } = readLength(bytes, at + 1);
  if (start + length > bytes.length) throw new DerError('it ends too early');
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
};

/** The one value that the bytes hold. */
export const readDer = (bytes: Buffer): DerValue => {
  const value = readAt(bytes, 0);
  if (value.whole.length !== bytes.length) throw new DerError('something after it');
  return value;
};

/** The values inside a constructed one. */
export const itemsOf = ({ content }: DerValue): readonly DerValue[] => {
  const items: DerValue[] = [];
  for (let at = 0; at < content.length; at += (items.at(-1) as DerValue).whole.length) items.push(readAt(content, at));
  return items;
};

export const expectTag = (value: DerValue | undefined, tag: number): DerValue => {
  if (value?.tag !== tag) throw new DerError(`no ${tag.toString(16)}`);
  return value;
};

/** Dotted, for example 2.5.4.3. */
export const objectIdentifier = (value: DerValue | undefined): string => {
  const { content } = expectTag(value, tags.objectIdentifier);
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of content) {
    arc = arc * 128 + (octet & 0x7f);
    if (octet < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
};

/** Milliseconds since 1970; RFC 5280 § 4.1.2.5: seconds and Z always written, years of two digits from 1950 to 2049. */
export const timeOf = (value: DerValue | undefined): number => {
  const isShort = value?.tag === tags.utcTime;
  const text = (isShort ? value : expectTag(value, tags.generalizedTime)).content.toString('latin1');
  const digits = isShort ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits) ?? [];
  if (!year) throw new DerError(`the time ${text}`);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
};

/** Hexadecimal without leading zeros, for comparison. */
export const serialOf = (value: DerValue | undefined): string =>
  expectTag(value, tags.integer)
    .content.toString('hex')
    .replace(/^0+(?=.)/, '');

const utf16 = (content: Buffer): string => {
  if (content.length % 2 !== 0) throw new DerError('half a character');
  return Buffer.from(content).swap16().toString('utf16le');
};

const UTF8_STRING = 0x0c;
const BMP_STRING = 0x1e;

/** A DirectoryString, or one of the other kinds that names are written in. */
export const stringOf = ({ tag, content }: DerValue): string => {
  if (tag === BMP_STRING) return utf16(content);
  return content.toString(tag === UTF8_STRING ? 'utf8' : 'latin1');
};
