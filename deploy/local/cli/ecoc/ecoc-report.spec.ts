import { checkEcoc, type EcocFinding, type EcocVerdict, type RejectedEcoc } from '@kjoreklar/ivi';
import { addTo, noTotals, reportDocument, type ReportSettings, reportTotals } from './ecoc-report.ts';

const settings: ReportSettings = { language: 'en', colours: false, signature: 'unasked' };
const finding = (change: Partial<EcocFinding>): EcocFinding => ({
  stage: 'structure',
  code: 'ECOC_UGYLDIG_VERDI',
  path: '/InitialVehicleInformation/CocDataGroup/Width',
  line: 61,
  nb: 'Linje 61: Width er «bred». Verdien skal være et heltall.',
  en: 'Line 61: Width is "bred". The value should be a whole number.',
  ...change,
});

const rejected: RejectedEcoc = {
  verdict: 'rejected',
  profile: '2.0',
  signature: null,
  checks: [
    { stage: 'envelope', verdict: 'passed' },
    { stage: 'structure', verdict: 'failed' },
    { stage: 'signature', verdict: 'notChecked' },
    { stage: 'content', verdict: 'notChecked' },
  ],
  errors: [finding({}), finding({ code: 'ECOC_MANGLER_ELEMENT', line: null, path: '/', en: 'Type is missing.' })],
  warnings: [finding({ stage: 'content', code: 'ECOC_VARSEL', line: 7, en: 'Line 7: Odd.' })],
};
const report = (change: Partial<ReportSettings> = {}, verdict: EcocVerdict = rejected) =>
  reportDocument({ file: 'a.xml', vin: 'KJR1TEST000000017', verdict }, { ...settings, ...change });

describe('the report on a document', () => {
  it('groups findings by stage, each with its place and what would be right, warnings apart', () => {
    expect(report()).toEqual([
      'REJECTED  a.xml  IVI 2.0, KJR1TEST000000017',
      '  structure: 2 errors',
      '    line 61     /InitialVehicleInformation/CocDataGroup/Width  ECOC_UGYLDIG_VERDI',
      '                Width is "bred". The value should be a whole number.',
      '                /  ECOC_MANGLER_ELEMENT',
      '                Type is missing.',
      '  content: 1 warning',
      '    line 7      /InitialVehicleInformation/CocDataGroup/Width  ECOC_VARSEL',
      '                Odd.',
      '  not checked: signature (not reached), content (not reached)',
    ]);
  });

  it('speaks Norwegian', () => {
    expect(report({ language: 'nb' })).toEqual(
      expect.arrayContaining([
        'AVVIST  a.xml  IVI 2.0, KJR1TEST000000017',
        '  struktur: 2 feil',
        '                Width er «bred». Verdien skal være et heltall.',
      ]),
    );
  });

  it.each([
    ['unasked', 'signature (no certificate to trust; name some with --trust FILE)'],
    ['declined', 'signature (by --no-signature)'],
    ['asked', 'signature (not performed by this version)'],
  ] as const)('never calls a signature checked that was not: %s', (signature, expected) => {
    const accepted = {
      ...rejected,
      verdict: 'accepted',
      warnings: [],
      checks: rejected.checks.map(({ stage }) => ({ stage, verdict: stage === 'signature' ? 'notChecked' : 'passed' })),
    } as unknown as EcocVerdict;
    expect(report({ signature }, accepted)).toEqual([
      'ACCEPTED  a.xml  IVI 2.0, KJR1TEST000000017',
      `  not checked: ${expected}`,
    ]);
  });

  it('says the same with colours', () => {
    const coloured = report({ colours: true });
    expect(coloured.join('\n')).toContain('\u001B[31mREJECTED\u001B[0m');
    expect(coloured.map((line) => line.replace(/\u001B\[\d+m/g, ''))).toEqual(report());
  });

  it('lets nothing of a document steer the terminal', () => {
    const verdict = checkEcoc(Buffer.from('<a\u001B[2J\u202E>'), { vin: null, taxGroup: null, receivedAt: '' });
    const lines = reportDocument({ file: 'a\u001B[2J.xml', vin: '\u202Evin', verdict }, settings);
    expect(lines.join('')).not.toMatch(/[\u0000-\u001F\u007F\u202E]/);
  });

  it('sums up', () => {
    const totals = addTo(addTo(noTotals, rejected), rejected);
    expect(reportTotals(totals, ['--vin'], settings)).toEqual([
      'Not compared with a request: --vin',
      '2 documents: 0 accepted, 2 rejected; 4 errors, 2 warnings',
    ]);
    expect(reportTotals(addTo(noTotals, rejected), [], { ...settings, language: 'nb' })).toEqual([
      '1 dokument: 0 godtatt, 1 avvist; 2 feil, 1 varsel',
    ]);
  });
});
