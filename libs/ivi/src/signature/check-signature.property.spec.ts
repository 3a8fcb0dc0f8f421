import fc from 'fast-check';
import { signatureIn } from '../fixtures/forge-signature';
import { forged, judgeSignature } from '../fixtures/judge-signature';
import { parseIvi } from '../parsing/parse-ivi';

describe('checkSignature', () => {
  it('never believes a document that was changed by one character', () => {
    const signed = forged();
    const signature = signatureIn(signed);
    const numRuns = process.env.KJOREKLAR_LONG_TESTS === '1' ? 20_000 : 300;
    const places = fc.nat({ max: signature.start + signature.children[0]!.end - signature.children[0]!.start - 1 });
    fc.assert(
      fc.property(
        places,
        fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa0, max: 0xff })),
        (place, code) => {
          const at = place < signature.start ? place : signature.children[0]!.start + place - signature.start;
          const changed = signed.slice(0, at) + String.fromCharCode(code) + signed.slice(at + 1);
          fc.pre(changed !== signed && parseIvi(changed).ok);
          expect(judgeSignature(changed).integrity.verdict).toBe('failed');
        },
      ),
      { numRuns },
    );
  });
});
