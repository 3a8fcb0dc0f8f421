type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1';
type Family = 'ascii' | 'utf-8 with BOM' | 'utf-16le' | 'utf-16be';

export type DecodedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: 'unsupported' | 'mismatch' | 'invalid'; readonly encoding: string };

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((value, index) => bytes[index] === value);

/** XML 1.0 appendix F: the byte order mark, or what `<` looks like. */
const familyOf = (bytes: Uint8Array): Family => {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0x3c, 0x00)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0x00, 0x3c)) return 'utf-16be';
  return startsWith(bytes, 0xef, 0xbb, 0xbf) ? 'utf-8 with BOM' : 'ascii';
};

const HEAD_BYTES = 400;
const declaration = /^\uFEFF?<\?xml[^>]{0,150}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._-]{1,40})["']/;

const declaredEncoding = (bytes: Uint8Array, family: Family): string => {
  const encoding = family === 'utf-16le' || family === 'utf-16be' ? family : 'utf-8';
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, HEAD_BYTES));
  return declaration.exec(head)?.[1]?.toLowerCase() ?? '';
};

const synonyms: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  latin1: 'iso-8859-1',
  'iso_8859-1': 'iso-8859-1',
};

/** What a declaration may say, given what the bytes look like. */
const acceptable: Readonly<Record<Family, Readonly<Record<string, Encoding>>>> = {
  ascii: { '': 'utf-8', 'utf-8': 'utf-8', 'iso-8859-1': 'latin1' },
  'utf-8 with BOM': { '': 'utf-8', 'utf-8': 'utf-8' },
  'utf-16le': { '': 'utf-16le', 'utf-16': 'utf-16le', 'utf-16le': 'utf-16le' },
  'utf-16be': { '': 'utf-16be', 'utf-16': 'utf-16be', 'utf-16be': 'utf-16be' },
};
const supported = new Set(Object.values(acceptable).flatMap((labels) => Object.keys(labels)));

const decodeAs = (bytes: Uint8Array, encoding: Encoding): string =>
  encoding === 'latin1'
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    : new TextDecoder(encoding, { fatal: true }).decode(bytes);

/**
 * Text of an XML document by its byte order mark and declaration: UTF-8, UTF-16 in both orders, ISO-8859-1. Real documents come in
 * UTF-16 too. Never guesses: bytes that are not of the encoding are a fault.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const family = familyOf(bytes);
  const label = declaredEncoding(bytes, family);
  const declared = synonyms[label] ?? label;
  const encoding = acceptable[family][declared];
  if (!encoding) return { ok: false, fault: supported.has(declared) ? 'mismatch' : 'unsupported', encoding: label };
  try {
    return { ok: true, text: decodeAs(bytes, encoding) };
  } catch {
    return { ok: false, fault: 'invalid', encoding };
  }
};
