/** The few types of ASN.1 that a certificate is made of, in DER (X.690). */
const tagged = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content]);
};

const lengthOf = (content: Uint8Array): Buffer => {
  if (content.length < 0x80) return Buffer.from([content.length]);
  const octets = bigEndian(content.length);
  return Buffer.from([0x80 | octets.length, ...octets]);
};

const bigEndian = (value: number): number[] => (value < 256 ? [value] : [...bigEndian(value >> 8), value & 0xff]);

const base128 = (value: number): number[] => {
  const rest = (high: number): number[] => (high === 0 ? [] : [...rest(high >> 7), 0x80 | (high & 0x7f)]);
  return [...rest(value >> 7), value & 0x7f];
};

export const sequence = (...items: readonly Uint8Array[]): Buffer => tagged(0x30, ...items);
export const set = (...items: readonly Uint8Array[]): Buffer => tagged(0x31, ...items);
export const octetString = (content: Uint8Array): Buffer => tagged(0x04, content);
export const utf8String = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'));
export const printableString = (text: string): Buffer => tagged(0x13, Buffer.from(text, 'ascii'));
export const boolean = (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0]));
export const nothing = (): Buffer => tagged(0x05);
export const bitString = (content: Uint8Array, unusedBits = 0): Buffer =>
  tagged(0x03, Buffer.from([unusedBits]), content);

/** A non-negative integer of any length, most significant octet first. */
export const integer = (octets: Uint8Array): Buffer => {
  const first = octets.findIndex((octet) => octet !== 0);
  const significant = first < 0 ? Buffer.from([0]) : Buffer.from(octets.subarray(first));
  const sign = (significant[0] as number) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0);
  return tagged(0x02, sign, significant);
};

/** `dotted`: for example 2.5.4.3 */
export const objectIdentifier = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
};

export const explicit = (number: number, content: Uint8Array): Buffer => tagged(0xa0 | number, content);
export const implicit = (number: number, content: Uint8Array): Buffer => tagged(0x80 | number, content);

/** UTCTime until 2049, GeneralizedTime after (RFC 5280 § 4.1.2.5), whole seconds. */
export const time = (instant: Date): Buffer => {
  const digits = `${instant.toISOString().replace(/\D/g, '').slice(0, 14)}Z`;
  const isGeneralized = instant.getUTCFullYear() >= 2050;
  return tagged(isGeneralized ? 0x18 : 0x17, Buffer.from(isGeneralized ? digits : digits.slice(2), 'ascii'));
};
