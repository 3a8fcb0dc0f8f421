import { DerError, expectTag, itemsOf, objectIdentifier, readDer, serialOf, stringOf, tags, timeOf } from './der';

const der = (hex: string) => readDer(Buffer.from(hex.replace(/ /g, ''), 'hex'));
const value = (tag: number, content: string | Buffer) => {
  const bytes = Buffer.from(content as string, 'latin1');
  return readDer(Buffer.concat([Buffer.from([tag, bytes.length]), bytes]));
};
const of = (length: number): string => '00'.repeat(length);

describe('DER', () => {
  it.each([
    ['nothing', '04 00', 0],
    ['the longest short length', `04 7f ${of(127)}`, 127],
    ['a length of one octet', `04 81 80 ${of(128)}`, 128],
    ['a length of two octets', `04 82 0100 ${of(256)}`, 256],
    ['a length of four octets', `04 84 00000100 ${of(256)}`, 256],
  ])('is read with %s', (_, hex, length) => {
    const read = der(hex);
    expect(read.tag).toBe(tags.octetString);
    expect(read.content).toHaveLength(length);
    expect(read.whole.toString('hex')).toBe(hex.replace(/ /g, ''));
  });

  it.each([
    ['no bytes', '', 'a tag'],
    ['a tag of several octets', '1f 81 00', 'a tag'],
    ['no length', '04', 'it ends too early'],
    ['a length that never ends', '30 80 0000', 'a length'],
    ['a length of five octets', `04 85 0000000001 00`, 'a length'],
    ['a length that is cut off', '04 82 01', 'a length'],
    ['content that is cut off', '04 02 00', 'it ends too early'],
    ['something after it', '04 01 00 00', 'something after it'],
  ])('is refused with %s', (_, hex, message) => {
    const read = () => der(hex);
    expect(read).toThrow(DerError);
    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ name: 'DerError' }));
  });

  it('has values inside values', () => {
    expect(itemsOf(der('30 06 020105 020107')).map(serialOf)).toEqual(['5', '7']);
    expect(itemsOf(der('30 00'))).toEqual([]);
    expect(() => itemsOf(der('30 03 0202 05'))).toThrow('it ends too early');
  });

  it('has the tag that is expected', () => {
    const integer = der('02 01 05');
    expect(expectTag(integer, tags.integer)).toBe(integer);
    expect(() => expectTag(integer, tags.sequence)).toThrow('no 30');
    expect(() => expectTag(undefined, tags.sequence)).toThrow(DerError);
  });

  it.each([
    ['06 03 550403', '2.5.4.3'],
    ['06 09 2a864886f70d01010b', '1.2.840.113549.1.1.11'],
    ['06 03 883703', '2.999.3'],
    ['06 01 27', '0.39'],
    ['06 01 28', '1.0'],
    ['06 01 4f', '1.39'],
    ['06 01 50', '2.0'],
    ['06 02 2a7f', '1.2.127'],
    ['06 03 2a8100', '1.2.128'],
  ])('names objects: %s is %s', (hex, dotted) => {
    expect(objectIdentifier(der(hex))).toBe(dotted);
  });

  it.each([
    [tags.utcTime, '490101000000Z', '2049-01-01T00:00:00.000Z'],
    [tags.utcTime, '500101000000Z', '1950-01-01T00:00:00.000Z'],
    [tags.utcTime, '261127091233Z', '2026-11-27T09:12:33.000Z'],
    [tags.generalizedTime, '20991231235958Z', '2099-12-31T23:59:58.000Z'],
  ])('tells times: tag %i %s is %s', (tag, text, instant) => {
    expect(new Date(timeOf(value(tag, text))).toISOString()).toBe(instant);
  });

  it.each([
    [tags.utcTime, '2611270912Z'],
    [tags.utcTime, '261127091233+0100'],
    [tags.utcTime, '261127091233Z0'],
    [tags.generalizedTime, '020991231235958Z'],
    [tags.generalizedTime, '20991231235958.5Z'],
  ])('refuses a time in another form: tag %i %s', (tag, text) => {
    expect(() => timeOf(value(tag, text))).toThrow(`the time`);
  });

  it('takes only times for times', () => {
    expect(() => timeOf(value(tags.octetString, '20991231235958Z'))).toThrow('no 18');
    expect(() => timeOf(undefined)).toThrow(DerError);
  });

  it.each([
    ['02 01 00', '0'],
    ['02 02 00ff', 'ff'],
    ['02 03 010203', '10203'],
    ['02 02 1000', '1000'],
  ])('has serial numbers without leading zeros: %s is %s', (hex, serial) => {
    expect(serialOf(der(hex))).toBe(serial);
  });

  it('has strings of several kinds', () => {
    expect(stringOf(value(0x0c, Buffer.from('Prøve')))).toBe('Prøve');
    expect(stringOf(value(0x13, 'Prove'))).toBe('Prove');
    expect(stringOf(value(0x14, Buffer.from('Prøve', 'latin1')))).toBe('Prøve');
    expect(stringOf(value(0x1e, Buffer.from('0050007200f8', 'hex')))).toBe('Prø');
    expect(() => stringOf(value(0x1e, Buffer.from('005000', 'hex')))).toThrow('half a character');
  });
});
