import fc from 'fast-check';
import { checkEcoc } from './check-ecoc';
import { anEcoc, anEcocText, aVin } from './fixtures/an-ecoc';
import { selectDocument } from './select-document';

const isLong = process.env['KJOREKLAR_LONG_TESTS'] === '1';
const runs = { numRuns: isLong ? 20_000 : 300 };
const LONGEST_MS = isLong ? 1_800_000 : 60_000;

const request = { vin: aVin, taxGroup: '101', receivedAt: '2026-09-02T10:00:00.000Z' };
const stages = ['envelope', 'structure', 'signature', 'content'];
const whole = Buffer.from(anEcoc());

/** Every verdict says what was done of each stage, and a refusal says why, in both languages. */
const expectVerdict = async (bytes: Uint8Array): Promise<void> => {
  const verdict = checkEcoc(bytes, request);
  const findings = verdict.verdict === 'rejected' ? verdict.errors : [];
  if (verdict.verdict === 'rejected') expect(findings.length).toBeGreaterThan(0);
  for (const { code, nb, en, path, stage } of [...findings, ...verdict.warnings]) {
    expect(code).toMatch(/^ECOC_[A-Z0-9_]+$/);
    expect(nb && en && path).toBeTruthy();
    expect(stages).toContain(stage);
  }
  expect(verdict.checks.map(({ stage }) => stage)).toEqual(stages);
  expect(verdict.checks.some((check) => check.verdict === 'failed')).toBe(verdict.verdict === 'rejected');
  expect(JSON.stringify(verdict).length).toBeLessThan(200_000);
  expect((await selectDocument([bytes, whole], aVin)).outcome).toBeDefined();
};

const at = fc.nat({ max: whole.length });
const cut = fc.tuple(at, at, fc.uint8Array({ maxLength: 8 }));
const mutated = fc
  .array(cut, { minLength: 1, maxLength: 4 })
  .map((cuts) =>
    cuts.reduce<Buffer>(
      (bytes, [from, to, between]) =>
        Buffer.concat([bytes.subarray(0, from), between, bytes.subarray(Math.abs(to - from) > 400 ? from : to)]),
      whole,
    ),
  );

const elementNames = [...new Set(anEcocText().match(/<[A-Z][A-Za-z0-9]*/g))].map((tag) => tag.slice(1));
const name = fc.oneof(fc.constantFrom(...elementNames), fc.constantFrom('x:a', '__proto__', 'a-', 'Signature', ''));
const crumb = fc.oneof(
  name.map((tag) => `<${tag}>`),
  name.map((tag) => `</${tag}>`),
  name.map((tag) => `<${tag}/>`),
  fc.tuple(name, fc.string({ maxLength: 5 })).map(([tag, value]) => `<${tag} a="${value}" xmlns:x='u'>`),
  fc.constantFrom(
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?a',
    '?>',
    '&amp;',
    '&#65;',
    '&#x0;',
    '&b;',
    '<',
    '>',
    '&',
    '"',
    ' ',
  ),
  fc.constantFrom(
    '<?xml version="1.0" encoding="utf-16"?>',
    '<!DOCTYPE a>',
    '\uFEFF',
    '\0',
    '\r\n',
    '\u2028',
    '\uD800',
  ),
  fc.string({ maxLength: 6 }),
);
const soup = fc
  .tuple(fc.boolean(), fc.array(crumb, { maxLength: 40 }), fc.constantFrom('utf8', 'utf16le', 'latin1'))
  .map(([inside, crumbs, encoding]) => {
    const text = crumbs.join('');
    const document = inside ? anEcocText().replace('<Type>', () => `${text}<Type>`) : text;
    return Buffer.from(document, encoding as BufferEncoding);
  });

const lines = anEcocText().split('\n');
/** Well-formed or nearly so: whole lines of a document, left out, doubled and moved. */
const shuffled = fc
  .array(fc.tuple(fc.nat({ max: lines.length - 1 }), fc.nat({ max: lines.length - 1 }), fc.boolean()), {
    minLength: 1,
    maxLength: 5,
  })
  .map((moves) => {
    const shuffledLines = [...lines];
    for (const [from, to, keep] of moves) {
      const [line = ''] = keep ? shuffledLines.slice(from, from + 1) : shuffledLines.splice(from, 1);
      shuffledLines.splice(to, 0, line);
    }
    return Buffer.from(shuffledLines.join('\n'));
  });

describe('checkEcoc, given documents made by chance', () => {
  it.each<[string, fc.Arbitrary<Uint8Array>]>([
    ['bytes', fc.uint8Array({ maxLength: 2_000 })],
    ['a document cut, overwritten and doubled', mutated],
    ['what looks like XML', soup],
    ['the lines of a document in another order', shuffled],
  ])(
    'never throws, and always gives a whole verdict: %s',
    (_, documents) => fc.assert(fc.asyncProperty(documents, expectVerdict), runs),
    LONGEST_MS,
  );
});
