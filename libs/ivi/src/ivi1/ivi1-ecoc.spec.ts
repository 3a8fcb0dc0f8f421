import { checkEcoc, type EcocVerdict } from '../check-ecoc';
import { anEcocText, aVin } from '../fixtures/an-ecoc';
import { anIvi1Ecoc, anIvi1Text } from '../fixtures/an-ivi1-ecoc';
import { selectDocument } from '../select-document';

const request = { vin: aVin, taxGroup: '315', receivedAt: '2026-09-02T10:00:00.000Z' };
const without = (element: string) => (text: string) =>
  text.replace(new RegExp(`<${element}>[\\s\\S]*?</${element}>`), '');
const emptied = (element: string) => (text: string) =>
  text.replace(new RegExp(`<${element}>[\\s\\S]*?</${element}>`), `<${element}></${element}>`);
const replaced = (from: string, to: string) => (text: string) => text.replace(from, to);
const errorsOf = (verdict: EcocVerdict) =>
  verdict.verdict === 'rejected' ? verdict.errors.map(({ code, path }) => [code, path]) : [];
const lineOf = (element: string): number =>
  anIvi1Text()
    .slice(0, anIvi1Text().indexOf(`<${element}>`))
    .split('\n').length;

describe('checkEcoc, given IVI 1.x', () => {
  it('accepts it, and reads the same facts as of IVI 2.0', () => {
    expect(checkEcoc(anIvi1Ecoc(), request)).toMatchObject({
      verdict: 'accepted',
      profile: '1.x',
      facts: {
        vin: aVin,
        iviReferenceId: '0c3d6a52-4c0e-4f6c-9a55-1f20c1b0a7d3',
        iviVersionNumber: 3,
        category: 'N1',
        stageOfCompletion: 'V',
        typeApprovalNumber: 'e5*2007/46*1001*04',
        typeApprovalIssuedOn: null,
        type: 'LAST2',
        variant: null,
        version: null,
        make: 'FJELL',
        commercialName: null,
        manufacturer: 'Påbygg AS',
        manufacturedOn: '2026-03-02',
        bodywork: 'BB',
        colours: ['3', '10'],
        axles: 2,
        seats: 3,
        length_mm: 5990,
        width_mm: 2020,
        height_mm: null,
        massInRunningOrder_kg: 2105,
        maximumLadenMass_kg: 3500,
        maximumSpeed_kmh: 160,
        energySources: ['20'],
        engineCapacity_cm3: 1968,
        maximumNetPower_kw: 103.5,
        maximumNetPowerElectric_kw: null,
        emissionLevel: 'Euro 6 EA',
        co2Combined_gkm: 212,
        nox_mgkm: 52.1,
      },
    });
  });

  it.each<[string, (bytes: string) => Uint8Array]>([
    ['UTF-16 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without one, by its declaration', (text) => Buffer.from(text, 'utf16le')],
    [
      'UTF-16 with a byte order mark and no declaration',
      (text) => Buffer.from(`\uFEFF${text.slice(text.indexOf('?>') + 2).trimStart()}`, 'utf16le'),
    ],
    ['UTF-16, big-endian', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-8', (text) => Buffer.from(text.replace('utf-16', 'utf-8'), 'utf8')],
  ])('reads %s', (_, encode) => {
    expect(checkEcoc(encode(anIvi1Text()), request)).toMatchObject({
      verdict: 'accepted',
      facts: { manufacturer: 'Påbygg AS' },
    });
  });

  it.each([
    ['VehicleCategoryCode', 'VehicleCategoryCode'],
    ['StageOfCompletionCode', 'StageOfCompletionCode'],
    ['Make', 'MakeTable/MakeGroup/Make'],
    ['Type', 'Type'],
    ['TypeApprovalNumber', 'TypeApprovalNumber'],
  ])('refuses it without %s, absent or empty, which the register cannot do without', (element, path) => {
    const expected = [['ECOC_MANGLER_OPPLYSNING', `/InitialVehicleInformation/Body/CocDataGroup/${path}`]];
    expect(errorsOf(checkEcoc(anIvi1Ecoc(without(element)), request))).toEqual(expected);
    expect(errorsOf(checkEcoc(anIvi1Ecoc(emptied(element)), request))).toEqual(expected);
  });

  it.each([
    'DateOfManufactureVeh',
    'VersionCoc',
    'VersionNumberXsd',
    'StageNrOfManufacturingTable',
    'EngineTable',
    'AxleTable',
  ])('accepts it without %s, which IVI 1.x does not require', (element) => {
    expect(checkEcoc(anIvi1Ecoc(without(element)), request).verdict).toBe('accepted');
  });

  it('takes a document that says no version for the first', () => {
    expect(checkEcoc(anIvi1Ecoc(without('VersionCoc')), request)).toMatchObject({ facts: { iviVersionNumber: 1 } });
  });

  it.each<[string, (text: string) => string, string, string]>([
    [
      'no reference',
      emptied('IVIReferenceId'),
      'ECOC_MANGLER_ELEMENT',
      '/InitialVehicleInformation/Header/IVIReferenceId',
    ],
    [
      'no VIN',
      without('VehicleIdentificationNumber'),
      'ECOC_MANGLER_ELEMENT',
      '/InitialVehicleInformation/Body/CocDataGroup/VehicleIdentificationNumber',
    ],
    [
      'a length in words',
      replaced('>5990<', '>six metres<'),
      'ECOC_UGYLDIG_VERDI',
      '/InitialVehicleInformation/Body/CocDataGroup/Length',
    ],
    [
      'a category that never was',
      replaced('>N1<', '>N9<'),
      'ECOC_UGYLDIG_VERDI',
      '/InitialVehicleInformation/Body/CocDataGroup/VehicleCategoryCode',
    ],
    [
      'version 2.0 in the form of 1.x',
      replaced('>1.11<', '>2.0<'),
      'ECOC_VERSJON_AVVIKER',
      '/InitialVehicleInformation/Header/VersionNumberXsd',
    ],
    [
      'a version that never was',
      replaced('>1.11<', '>1.99<'),
      'ECOC_UGYLDIG_VERDI',
      '/InitialVehicleInformation/Header/VersionNumberXsd',
    ],
    ['no body', without('Body'), 'ECOC_MANGLER_ELEMENT', '/InitialVehicleInformation/Body'],
  ])('refuses %s, with the path that the document has it at', (_, change, code, path) => {
    expect(errorsOf(checkEcoc(anIvi1Ecoc(change), request))).toEqual([[code, path]]);
  });

  it('speaks of IVI 1.x, not of 2.0, where an element is misplaced or foreign', () => {
    const misplaced = anIvi1Ecoc(replaced('<Body>', '<Make>FJELL</Make><Body><x xmlns="urn:x"/>'));
    const verdict = checkEcoc(misplaced, request);
    expect(verdict.verdict === 'rejected' && verdict.errors.map(({ code, en }) => `${code} ${en}`)).toEqual([
      expect.stringMatching(/^ECOC_FEILPLASSERT_ELEMENT .* the IVI 1\.x schema has it/),
      expect.stringMatching(/^ECOC_FREMMED_ELEMENT .* Only elements of IVI 1\.x can be here/),
    ]);
  });

  it('refuses version 1.11 in the form of 2.0', () => {
    const text = anEcocText().replace('<IviVersionNumberXsd>2.0', '<IviVersionNumberXsd>1.11');
    expect(checkEcoc(Buffer.from(text), request)).toMatchObject({
      checks: expect.arrayContaining([{ stage: 'envelope', verdict: 'failed' }]),
      errors: [{ code: 'ECOC_VERSJON_AVVIKER', path: '/InitialVehicleInformation/Header/IviVersionNumberXsd' }],
    });
  });

  it('applies the rules, and names the element that the document has', () => {
    const verdict = checkEcoc(anIvi1Ecoc(replaced('<NumberOfAxles>2', '<NumberOfAxles>3')), request);
    expect(verdict).toMatchObject({
      errors: [
        {
          code: 'ECOC_AKSELTALL_AVVIKER',
          path: '/InitialVehicleInformation/Body/CocDataGroup/NumberOfAxles',
          line: lineOf('NumberOfAxles'),
        },
      ],
    });
  });

  it('reads an electric vehicle, which has no fuel in IVI 1.x', () => {
    const engine =
      '<EngineTable><EngineGroup><WorkingPrincipleCode>EE</WorkingPrincipleCode><FuelTable><FuelGroup><MaximumNetPower>85</MaximumNetPower></FuelGroup></FuelTable></EngineGroup></EngineTable>';
    const electric = (text: string) =>
      text.replace(
        /<EngineTable>[\s\S]*<\/EngineTable>/,
        `${engine}<PureElectricVehIndicator>Y</PureElectricVehIndicator>`,
      );
    expect(checkEcoc(anIvi1Ecoc(electric), request)).toMatchObject({
      verdict: 'accepted',
      facts: { pureElectric: true, energySources: ['95'], maximumNetPowerElectric_kw: 85, maximumNetPower_kw: null },
    });
  });

  it('is chosen among by version and stage, as documents in IVI 2.0 are', async () => {
    const [third, fourth] = [anIvi1Ecoc(), anIvi1Ecoc(replaced('<VersionCoc>3', '<VersionCoc>4'))];
    const incomplete = anIvi1Ecoc(replaced('<StageOfCompletionCode>V', '<StageOfCompletionCode>I'));
    expect(await selectDocument([third, fourth], aVin)).toEqual({ outcome: 'selected', index: 1, warnings: [] });
    expect((await selectDocument([incomplete], aVin)).outcome).toBe('incomplete');
  });
});
