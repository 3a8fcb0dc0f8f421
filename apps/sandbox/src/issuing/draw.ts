import { createHash } from 'node:crypto';

/** Draws values that look random and are always the same for the same seed. */
export class Draw {
  private state: number;

  constructor(seed: string) {
    this.state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  }

  /** Whole steps from `low` to `high`, both included. */
  between(low: number, high: number, step = 1): number {
    return low + step * Math.floor(this.fraction() * (Math.floor((high - low) / step) + 1));
  }

  oneOf<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.between(0, items.length - 1)] as Item;
  }

  /** Capital letters and digits that a VIN may hold. */
  code(length: number): string {
    return Array.from({ length }, () => characters[this.between(0, characters.length - 1)]).join('');
  }

  /** Tommy Ettinger's mulberry32 step: 32 bits of state are plenty for telling vehicles apart. */
  private fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    const spread = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((spread ^ (spread >>> 14)) >>> 0) / 2 ** 32;
  }
}

const characters = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';

/** A UUID of the form of version 4, always the same for the same seed. */
export const uuidOf = (seed: string): string => {
  const octets = createHash('sha256').update(`uuid ${seed}`).digest().subarray(0, 16);
  octets[6] = ((octets[6] as number) & 0x0f) | 0x40;
  octets[8] = ((octets[8] as number) & 0x3f) | 0x80;
  const digits = octets.toString('hex');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
};
