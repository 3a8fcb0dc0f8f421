import fc from 'fast-check';
import { checkEcoc } from './check-ecoc';
import { anEcoc, anEcocText, aVin } from './fixtures/an-ecoc';
import { IVI_NAMESPACE } from './namespaces';
import { selectDocument } from './select-document';

const request = { vin: aVin, taxGroup: '101', receivedAt: '2026-09-02T10:00:00.000Z' };
const wrap = (content: string, attributes = ''): Uint8Array =>
  Buffer.from(
    `<InitialVehicleInformation xmlns="${IVI_NAMESPACE}"${attributes}>${content}</InitialVehicleInformation>`,
  );

const billionLaughs = `<!DOCTYPE l [<!ENTITY a "${'ha'.repeat(50)}">${Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY ${String.fromCharCode(98 + level)} "${`&${String.fromCharCode(97 + level)};`.repeat(10)}">`,
).join('')}]><l>&j;</l>`;

const codesOf = (bytes: Uint8Array): string[] => {
  const verdict = checkEcoc(bytes, request);
  return verdict.verdict === 'rejected' ? verdict.errors.map(({ code }) => code) : [];
};

describe('checkEcoc, given what no manufacturer would send', () => {
  const whole = anEcoc();

  it.each<[string, Uint8Array, string]>([
    ['a billion laughs', Buffer.from(billionLaughs), 'ECOC_DOCTYPE_IKKE_TILLATT'],
    ['200 000 levels', wrap('<a>'.repeat(200_000)), 'ECOC_FOR_SAMMENSATT'],
    ['33 levels', wrap('<a>'.repeat(33) + '</a>'.repeat(33)), 'ECOC_FOR_SAMMENSATT'],
    [
      '100 000 attributes',
      wrap('', Array.from({ length: 80_000 }, (_, index) => ` a${index}=""`).join('')),
      'ECOC_FOR_SAMMENSATT',
    ],
    [
      '100 000 namespaces',
      wrap('', Array.from({ length: 40_000 }, (_, index) => ` xmlns:a${index}="u"`).join('')),
      'ECOC_FOR_SAMMENSATT',
    ],
    ['200 000 elements', wrap('<a/>'.repeat(200_000)), 'ECOC_FOR_SAMMENSATT'],
    ['an undefined entity', wrap('&evil;'), 'ECOC_IKKE_VELFORMET'],
    ['a NUL character by reference', wrap('&#0;'), 'ECOC_IKKE_VELFORMET'],
    ['a NUL byte', wrap('\0'), 'ECOC_IKKE_VELFORMET'],
    ['an undeclared prefix', wrap('<x:a/>'), 'ECOC_IKKE_VELFORMET'],
    ['a document cut short', whole.subarray(0, whole.length - 40), 'ECOC_IKKE_VELFORMET'],
    ['two roots', Buffer.from(`${anEcocText()}<a/>`), 'ECOC_IKKE_VELFORMET'],
    ['a megabyte of blanks', Buffer.alloc(1024 * 1024, ' '), 'ECOC_IKKE_VELFORMET'],
    ['a megabyte of less-than signs', Buffer.alloc(1024 * 1024, '<'), 'ECOC_IKKE_VELFORMET'],
  ])('refuses %s at once', (_, bytes, code) => {
    const begun = performance.now();
    expect(codesOf(bytes)).toEqual([code]);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('says where the document stops being well-formed', () => {
    const text = anEcocText().replace('<Width>', '<Width');
    expect(checkEcoc(Buffer.from(text), request)).toMatchObject({
      errors: [{ code: 'ECOC_IKKE_VELFORMET', line: 62, stage: 'envelope' }],
    });
  });

  it('keeps a hostile value short and plain in its texts', () => {
    const text = anEcocText().replace('<VehicleCategory>M1', `<VehicleCategory>\u0085${'€'.repeat(50_000)}`);
    const verdict = checkEcoc(Buffer.from(text), request);
    expect(verdict.verdict === 'rejected' && verdict.errors[0]?.en.length).toBeLessThan(300);
    expect(JSON.stringify(verdict)).not.toContain('\u0085');
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        expect(checkEcoc(bytes, request).verdict).toBe('rejected');
        expect(selectDocument([bytes], aVin)).toEqual({ outcome: 'selected', index: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, wherever a document is cut, overwritten or doubled', () => {
    const position = fc.nat({ max: whole.length - 1 });
    fc.assert(
      fc.property(position, position, fc.uint8Array({ maxLength: 6 }), (from, to, between) => {
        const bytes = Buffer.concat([whole.subarray(0, from), between, whole.subarray(to)]);
        expect(['accepted', 'rejected']).toContain(checkEcoc(bytes, request).verdict);
        expect(selectDocument([bytes, whole], aVin).outcome).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});
