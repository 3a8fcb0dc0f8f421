import { checkEcoc, type EcocVerdict } from './check-ecoc';
import { anEcoc, anEcocText, aVin } from './fixtures/an-ecoc';
import { hostileDocuments } from './fixtures/hostile-documents';

const request = { vin: aVin, taxGroup: '101', receivedAt: '2026-09-02T10:00:00.000Z' };
/** Each takes some milliseconds; this is for a machine that does much else. */
const GENEROUS_MS = 3_000;

const errorsOf = (verdict: EcocVerdict) => (verdict.verdict === 'rejected' ? verdict.errors : []);

describe('checkEcoc, given what no manufacturer would send', () => {
  it.each(hostileDocuments)('refuses $name at once, in few words', ({ bytes, code }) => {
    const document = bytes();
    const begun = performance.now();
    const verdict = checkEcoc(document, request);
    expect(performance.now() - begun).toBeLessThan(GENEROUS_MS);
    expect(errorsOf(verdict).map((finding) => finding.code)).toEqual([code]);
    expect(JSON.stringify(verdict).length).toBeLessThan(3_000);
  });

  it('says where the document stops being well-formed', () => {
    const text = anEcocText().replace('<Width>', '<Width');
    const line = text.slice(0, text.indexOf('<Width')).split('\n').length;
    expect(errorsOf(checkEcoc(Buffer.from(text), request))).toMatchObject([
      { code: 'ECOC_IKKE_VELFORMET', line, stage: 'envelope' },
    ]);
  });

  it('keeps a hostile value short and plain in its texts', () => {
    const text = anEcocText().replace('<VehicleCategory>M1', `<VehicleCategory>\u0085${'€'.repeat(50_000)}`);
    const verdict = checkEcoc(Buffer.from(text), request);
    expect(errorsOf(verdict)[0]?.en.length).toBeLessThan(300);
    expect(JSON.stringify(verdict)).not.toContain('\u0085');
  });

  it('refuses a document that is cut short, wherever it is cut', () => {
    const whole = anEcoc();
    expect(checkEcoc(whole, request).verdict).toBe('accepted');
    const step = process.env['KJOREKLAR_LONG_TESTS'] === '1' ? 1 : 7;
    const passed: number[] = [];
    for (let end = 0; end < whole.length; end += end > whole.length - 100 ? 1 : step) {
      const errors = errorsOf(checkEcoc(whole.subarray(0, end), request));
      if (errors.length !== 1 || errors[0]?.stage !== 'envelope') passed.push(end);
    }
    expect(passed).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf'])(
    'takes nothing for granted about an element or attribute called %s',
    (name) => {
      const element = anEcocText().replace('<Header>', `<${name}><polluted>1</polluted></${name}><Header>`);
      const attribute = anEcocText().replace('<Header>', `<Header ${name}="polluted">`);
      const group = anEcocText().replace('<Width>1890</Width>', `<${name}>1890</${name}>`);
      for (const text of [element, attribute, group])
        expect(['accepted', 'rejected']).toContain(checkEcoc(Buffer.from(text), request).verdict);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect(checkEcoc(anEcoc(), request).verdict).toBe('accepted');
    },
  );

  it('names no more faults than one can read', () => {
    const text = anEcocText().replace('<MakeTable>', `<MakeTable>${'<MakeGroup><Make/></MakeGroup>'.repeat(6_000)}`);
    const verdict = checkEcoc(Buffer.from(text), request);
    expect(errorsOf(verdict)).toHaveLength(101);
    expect(JSON.stringify(verdict).length).toBeLessThan(100_000);
  });
});
