const TEXT_OID = 25;
const HEADER_BYTES = 20;

/**
 * `text[]` in PostgreSQL's binary format (array_send): one dimension, no nulls. Unlike the text format nothing is escaped, which matters for
 * documents of many kilobytes. Use as the value of a `$n::text[]` parameter.
 */
export const textArray = (values: readonly string[]): Buffer => {
  if (values.length === 0) return emptyTextArray();
  const lengths = values.map((value) => Buffer.byteLength(value));
  const size = lengths.reduce((sum, length) => sum + 4 + length, HEADER_BYTES);
  const buffer = Buffer.allocUnsafe(size);
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(0, 4);
  buffer.writeInt32BE(TEXT_OID, 8);
  buffer.writeInt32BE(values.length, 12);
  buffer.writeInt32BE(1, 16);
  let offset = HEADER_BYTES;
  values.forEach((value, index) => {
    offset = buffer.writeInt32BE(lengths[index] as number, offset);
    offset += buffer.write(value, offset);
  });
  return buffer;
};

const emptyTextArray = (): Buffer => {
  const buffer = Buffer.alloc(12);
  buffer.writeInt32BE(TEXT_OID, 8);
  return buffer;
};
