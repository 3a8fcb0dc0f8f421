import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signEnveloped, writeIvi } from '@kjoreklar/ivi';
import { certificatePem, testSignerOf } from '../../../../libs/ivi/src/fixtures/a-test-pki.ts';
import { aCar, anEcoc, aVin, testSigner } from '../../../../libs/ivi/src/fixtures/an-ecoc.ts';
import { runCommand } from '../../commands/command.ts';
import { kjoreklar } from '../kjoreklar.ts';

let place: string;
let printed: { out: string; error: string };

const write = (name: string, content: Uint8Array | string): string => {
  const file = join(place, name);
  writeFileSync(file, content);
  return file;
};
const check = (...args: string[]): Promise<number> => runCommand(kjoreklar, ['ecoc', 'check', ...args]);
const objects = (): Record<string, unknown>[] =>
  printed.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'kjoreklar-ecoc-'));
  printed = { out: '', error: '' };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true));
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.error += String(text)), true));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(place, { recursive: true, force: true });
});

const broken = () => anEcoc((car) => (car.CocDataGroup.DimensionGroup['Length'] = 'lang'));

describe('kjoreklar ecoc check', () => {
  it('accepts a good document and says what it did not check', async () => {
    expect(await check(write('good.xml', anEcoc()))).toBe(0);
    expect(printed.out).toMatch(/^ACCEPTED {2}\S+good\.xml {2}IVI 2\.0, KJR1TEST000000017\n {2}not checked: signature/);
    expect(printed.out).toMatch(/\n1 document: 1 accepted, 0 rejected; 0 errors, 0 warnings\n$/);
  });

  it('ends with 1 when one of many is rejected, and prints an object a document for machines', async () => {
    mkdirSync(join(place, 'below'));
    write('a.xml', anEcoc());
    write('below/b.XML', broken());
    write('notes.txt', 'not looked at');
    expect(await check('--json', place)).toBe(1);
    expect(objects()).toEqual([
      expect.objectContaining({ file: join(place, 'a.xml'), verdict: 'accepted', vin: aVin, errors: [] }),
      {
        file: join(place, 'below/b.XML'),
        profile: '2.0',
        verdict: 'rejected',
        vin: aVin,
        errors: [
          {
            stage: 'structure',
            kode: 'ECOC_UGYLDIG_VERDI',
            sti: '/InitialVehicleInformation/CocDataGroup/DimensionGroup/Length',
            line: 61,
            melding: expect.stringContaining('«lang»'),
            message: expect.stringContaining('"lang"'),
          },
        ],
        warnings: [],
        checks: expect.arrayContaining([{ stage: 'content', verdict: 'notChecked' }]),
      },
    ]);
  });

  it('takes files from where the user stands, as npm tells it, and names them as the user did', async () => {
    mkdirSync(join(place, 'below'));
    write('below/good.xml', signEnveloped(writeIvi(aCar()), testSignerOf('maker')));
    write('ca.pem', `${certificatePem('root')}\n${certificatePem('issuing')}`);
    const before = { ...process.env };
    Object.assign(process.env, { npm_lifecycle_event: 'kjoreklar', INIT_CWD: place });
    expect(await check('--json', '--trust', 'ca.pem', 'below')).toBe(0);
    process.env = before;
    expect(objects()).toEqual([expect.objectContaining({ file: join('below', 'good.xml'), verdict: 'accepted' })]);
  });

  it('compares with a request', async () => {
    const good = write('good.xml', anEcoc());
    expect(await check(good, '--vin', aVin.toLowerCase(), '--tax-group', '101')).toBe(0);
    expect(printed.out).not.toContain('Not compared');
    expect(await check(good, '--vin', 'KJR1TEST000000025')).toBe(1);
    expect(printed.out).toContain('ECOC_UNDERSTELLSNUMMER_AVVIKER');
  });

  it('never calls a signature passed that it was told to leave', async () => {
    expect(await check('--json', '--no-signature', write('good.xml', anEcoc()))).toBe(0);
    expect(objects()[0]?.['checks']).toContainEqual({ stage: 'signature', verdict: 'notChecked' });
  });

  it('checks the signature by the certificates that it is told to trust, and by who signs for whom', async () => {
    const good = write('good.xml', signEnveloped(writeIvi(aCar()), testSignerOf('maker')));
    const authorities = write('ca.pem', `${certificatePem('root')}\n${certificatePem('issuing')}`);
    const trust = ['--json', '--trust', authorities];
    expect(await check(...trust, '--signer', 'Fjell Bil AS=Fjell Bil AS', good)).toBe(0);
    expect(await check(...trust, '--signer', 'Fjell Bil AS=Another', good)).toBe(1);
    expect(objects().map(({ checks }) => (checks as { stage: string; verdict: string }[])[2])).toEqual([
      expect.objectContaining({ stage: 'signature', verdict: 'passed' }),
      expect.objectContaining({ stage: 'signature', verdict: 'failed' }),
    ]);
  });

  it('takes any signer whom a trusted certificate vouches for, and says that it did not look for whom', async () => {
    const authorities = write('ca.pem', `${certificatePem('root')}\n${certificatePem('issuing')}`);
    const good = write('good.xml', signEnveloped(writeIvi(aCar()), testSignerOf('maker')));
    const strange = write('strange.xml', signEnveloped(writeIvi(aCar()), testSignerOf('stranger')));
    expect(await check('--json', '--trust', authorities, good)).toBe(0);
    expect(await check('--json', '--trust', authorities, strange)).toBe(1);
    expect(objects()).toEqual([
      expect.objectContaining({
        verdict: 'accepted',
        warnings: [expect.objectContaining({ stage: 'signature', kode: 'ECOC_SIGNATAR_IKKE_KONTROLLERT' })],
        checks: expect.arrayContaining([
          {
            stage: 'signature',
            verdict: 'passed',
            parts: { integrity: 'passed', identity: 'notChecked', trust: 'passed' },
          },
        ]),
      }),
      expect.objectContaining({ errors: [expect.objectContaining({ kode: 'ECOC_SERTIFIKAT_UTEN_TILLIT' })] }),
    ]);
  });

  it.each<[string, (good: string) => string[], RegExp]>([
    ['no file', () => [], /name a file/],
    ['a file that is not there', () => ['/no/such/file'], /\/no\/such\/file cannot be read \(ENOENT\)/],
    ['a folder without documents', () => [mkdtempSync(join(place, 'empty-'))], /no \.xml file/],
    ['standard input twice', () => ['-', '-'], /standard input/],
    ['an unknown option', (good) => ['--shout', good], /--shout/],
    ['no VIN', (good) => ['--vin', 'ABC', good], /ABC is no VIN/],
    ['a tax group of letters', (good) => ['--tax-group', 'van', good], /three digits/],
    ['no seats', (good) => ['--seats', '0', good], /--seats 0/],
    [
      'a signer of nobody',
      (good) => ['--trust', write('ca.pem', testSigner.certificatePem), '--signer', 'A', good],
      /--signer A is not SUBJECT=MANUFACTURER/,
    ],
    ['a signer, and nothing to trust', (good) => ['--signer', 'A=B', good], /--signer needs --trust/],
    ['another language', (good) => ['--lang', 'sv', good], /neither nb nor en/],
    ['trust in what is no certificate', (good) => ['--trust', good, good], /no certificate/],
    [
      'trust and no signature at once',
      (good) => ['--no-signature', '--trust', write('ca.pem', testSigner.certificatePem), good],
      /exclude each other/,
    ],
  ])('ends with 2 for %s', async (_, args, message) => {
    const good = write('good.xml', anEcoc());
    expect(await check(...args(good))).toBe(2);
    expect(printed.error).toMatch(message);
    expect(printed.out).toBe('');
  });
});
