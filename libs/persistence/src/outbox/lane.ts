export const DEFAULT_LANES = 8;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The lane of a key: FNV-1a (32 bits) of its UTF-16 units folded to its low half, modulo `lanes`. Fixed: a change would let a key's events overtake each other. */
export const laneOf = (key: string, lanes: number): number => {
  let hash = FNV_OFFSET;
  for (let index = 0; index < key.length; index += 1) hash = Math.imul(hash ^ key.charCodeAt(index), FNV_PRIME);
  return ((hash ^ (hash >>> 16)) >>> 0) % lanes;
};
