import fc from 'fast-check';
import { readMessage } from '../handling/incoming-message';
import { fromParked, toParked } from './stored-message';

const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const header = fc.oneof(bytes, fc.array(bytes, { minLength: 2, maxLength: 3 }));

describe('a parked message', () => {
  it('comes back as it was, whatever its bytes are', () => {
    fc.assert(
      fc.property(
        fc.record({
          key: fc.option(bytes),
          value: fc.option(bytes),
          headers: fc.dictionary(fc.oneof(fc.constantFrom('__proto__', 'toString', 'ce_id'), fc.string()), header),
        }),
        ({ key, value, headers }) => {
          const raw = { key, value, headers, offset: '42', timestamp: '1767225600000', attributes: 0 };
          const message = readMessage('topic.v1', 3, raw);
          const kept = toParked(message);
          expect(kept.lane).not.toContain('\0');
          expect(fromParked(JSON.parse(JSON.stringify(kept), revive) as typeof kept)).toEqual(message);
        },
      ),
    );
  });
});

/** JSON shows a Buffer as {type, data}. */
const revive = (_: string, value: unknown): unknown => {
  const { type, data } = (value ?? {}) as { type?: unknown; data?: number[] };
  return type === 'Buffer' && data ? Buffer.from(data) : value;
};
