import { checkEcoc, type EcocVerdict } from './check-ecoc';
import { readFacts } from './facts/read-facts';
import { anEcoc, anEcocText, aVin, type Car, type LooseGroup } from './fixtures/an-ecoc';
import { parseIvi } from './parsing/parse-ivi';

const request = { vin: aVin, taxGroup: '101', receivedAt: '2026-09-02T10:00:00.000Z' };

const errorsOf = (verdict: EcocVerdict) =>
  verdict.verdict === 'rejected'
    ? verdict.errors.map(({ stage, code, path, line }) => ({ stage, code, path, line }))
    : [];
const codesOf = (verdict: EcocVerdict): string[] => errorsOf(verdict).map(({ code }) => code);
const data = (car: Car): LooseGroup => car.CocDataGroup;

describe('checkEcoc', () => {
  it('accepts a document in order, and says that the signature was not checked', () => {
    const verdict = checkEcoc(anEcoc(), request);
    expect(verdict).toMatchObject({
      verdict: 'accepted',
      profile: '2.0',
      warnings: [],
      checks: [
        { stage: 'envelope', verdict: 'passed' },
        { stage: 'structure', verdict: 'passed' },
        { stage: 'signature', verdict: 'notChecked' },
        { stage: 'content', verdict: 'passed' },
      ],
    });
  });

  it('reads the facts', () => {
    const verdict = checkEcoc(anEcoc(), request);
    expect(verdict.verdict === 'accepted' && { ...verdict.facts, details: undefined }).toEqual({
      vin: aVin,
      iviReferenceId: '7d0f5c2e-94b1-4c58-8b1e-3f6a5d2c9e10',
      iviVersionNumber: 1,
      category: 'M1',
      stageOfCompletion: 'C',
      typeApprovalNumber: 'e5*2018/858*00042*03',
      typeApprovalIssuedOn: '2026-02-11',
      type: 'FJ1',
      variant: 'LANG',
      version: 'AWD-21',
      make: 'FJELL',
      commercialName: 'FJELL 1',
      manufacturer: 'Fjell Bil AS',
      manufacturedOn: '2026-08-30',
      bodywork: 'AF',
      colours: ['6'],
      axles: 2,
      wheels: 4,
      seats: 5,
      doors: 5,
      length_mm: 4700,
      width_mm: 1890,
      height_mm: 1620,
      wheelbase_mm: 2850,
      massInRunningOrder_kg: 2100,
      actualMass_kg: 2130,
      maximumLadenMass_kg: 2600,
      maximumSpeed_kmh: 180,
      pureElectric: true,
      hybridClass: null,
      energySources: ['95'],
      engineCapacity_cm3: null,
      maximumNetPower_kw: null,
      maximumNetPowerElectric_kw: 210.5,
      emissionLevel: 'AX',
      co2Combined_gkm: null,
      nox_mgkm: null,
    });
  });

  it('takes the facts of the latest stage, and of the strongest engine', () => {
    const bytes = anEcoc((car) => {
      car.CocDataGroup.ManufacturerTable.ManufacturerGroup.unshift({
        ...car.CocDataGroup.ManufacturerTable.ManufacturerGroup[0],
        ManufacturerStageNumber: '2',
        ManufacturerName: 'Påbygg AS',
      });
      data(car)['ConsolidatedMaximumNetPowerElectric'] = undefined;
      data(car)['DateManufactureVehicle'] = ' 2026-08-30+02:00 ';
      data(car)['EnergyConvertorTable'] = {
        EnergyConvertorGroup: [
          {
            EngineCapacity: '1987',
            EnergySourceTable: {
              EnergySourceGroup: [
                {
                  EnergySource: '10',
                  PowerGroup: { MaximumNetPowerCombustion: '111' },
                  TestWltpType1Group: { WltpType1Nox: '4.70' },
                  TestWltpCo2Group: { WltpCo2WeightedCombined: '17', WltpCo2Combined: '105' },
                },
                { EnergySource: '95', PowerGroup: { MaximumNetPowerElectric: '70' } },
              ],
            },
          },
          {
            EnergySourceTable: {
              EnergySourceGroup: [{ EnergySource: '95', PowerGroup: { MaximumNetPowerElectric: '120.0' } }],
            },
          },
        ],
      };
    });
    const parsed = parseIvi(Buffer.from(bytes).toString('utf8'));
    expect({ facts: parsed.ok && readFacts(parsed.document.root) }).toMatchObject({
      facts: {
        manufacturer: 'Påbygg AS',
        manufacturedOn: '2026-08-30',
        engineCapacity_cm3: 1987,
        energySources: ['10', '95'],
        maximumNetPower_kw: 111,
        maximumNetPowerElectric_kw: 120,
        co2Combined_gkm: 17,
        nox_mgkm: 4.7,
      },
    });
  });

  it('gathers every fault of the structure, each with its place, and goes no further', () => {
    const verdict = checkEcoc(
      anEcoc((car) => {
        data(car)['Variant'] = undefined;
        car.CocDataGroup.VehicleCategory = 'M9';
        car.CocDataGroup.MassGroup['ActualMass'] = '2130.5';
        car.CocDataGroup.MakeTable.MakeGroup.push({ Make: 'X'.repeat(53) });
        car.CocDataGroup.GeneralConstructionGroup['NumberOfAxles'] = '3';
      }),
      request,
    );
    expect(errorsOf(verdict)).toEqual([
      {
        stage: 'structure',
        code: 'ECOC_UGYLDIG_VERDI',
        path: '/InitialVehicleInformation/CocDataGroup/VehicleCategory',
        line: 16,
      },
      {
        stage: 'structure',
        code: 'ECOC_UGYLDIG_VERDI',
        path: '/InitialVehicleInformation/CocDataGroup/MakeTable/MakeGroup[2]/Make',
        line: 38,
      },
      {
        stage: 'structure',
        code: 'ECOC_UGYLDIG_VERDI',
        path: '/InitialVehicleInformation/CocDataGroup/MassGroup/ActualMass',
        line: 69,
      },
      {
        stage: 'structure',
        code: 'ECOC_MANGLER_ELEMENT',
        path: '/InitialVehicleInformation/CocDataGroup/Variant',
        line: 9,
      },
    ]);
    expect(verdict.checks.map((check) => check.verdict)).toEqual(['passed', 'failed', 'notChecked', 'notChecked']);
  });

  it('says in both languages what is wrong, where, and what would be right', () => {
    const verdict = checkEcoc(
      anEcoc((car) => (car.CocDataGroup.DimensionGroup['Length'] = 'lang')),
      request,
    );
    expect(verdict).toMatchObject({
      errors: [
        {
          nb: 'Linje 61: Length er «lang». Verdien skal være et heltall fra 0 til 99999 (mm).',
          en: 'Line 61: Length is "lang". The value should be a whole number from 0 to 99999 (mm).',
        },
      ],
    });
  });

  it.each<[string, (car: Car) => void, Partial<typeof request>, string]>([
    ['another VIN', () => undefined, { vin: 'KJR1TEST000000025' }, 'ECOC_UNDERSTELLSNUMMER_AVVIKER'],
    ['a passenger car as van class 2', () => undefined, { taxGroup: '315' }, 'ECOC_AVGIFTSGRUPPE_315_KREVER_N1'],
    [
      'an incomplete vehicle',
      (car) => (car.CocDataGroup.StageOfCompletion = 'I'),
      {},
      'ECOC_KJORETOYET_ER_UFULLSTENDIG',
    ],
    [
      'axles that are not all described',
      (car) => car.CocDataGroup.AxleTable.AxleGroup.pop(),
      {},
      'ECOC_AKSELTALL_AVVIKER',
    ],
  ])('refuses %s', (_, change, asked, code) => {
    const verdict = checkEcoc(anEcoc(change), { ...request, ...asked });
    expect(codesOf(verdict)).toEqual([code]);
    expect(verdict.checks.at(-1)).toEqual({ stage: 'content', verdict: 'failed' });
  });

  it.each(['N1', 'N1G'])('accepts %s as van class 2', (category) => {
    const bytes = anEcoc((car) => (car.CocDataGroup.VehicleCategory = category));
    expect(checkEcoc(bytes, { ...request, taxGroup: '315' }).verdict).toBe('accepted');
  });

  it('compares VINs without regard to case, and only where there is a request', () => {
    expect(checkEcoc(anEcoc(), { ...request, vin: aVin.toLowerCase() }).verdict).toBe('accepted');
    expect(checkEcoc(anEcoc(), { ...request, vin: null, taxGroup: null }).verdict).toBe('accepted');
  });

  it.each<[string, (text: string) => string, string]>([
    ['without a signature', (text) => text.replace(/<Signature .*<\/Signature>/s, ''), 'ECOC_MANGLER_ELEMENT'],
    ['with two signatures', (text) => text.replace(/<Signature .*<\/Signature>/s, '$&$&'), 'ECOC_GJENTATT_ELEMENT'],
    [
      'signed inside a group',
      (text) => text.replace('<Header>', '<Header><s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#"/>'),
      'ECOC_FREMMED_ELEMENT',
    ],
    [
      'with an element of another namespace',
      (text) => text.replace('<Header>', '<Header><x xmlns="urn:x"><Type>A</Type></x>'),
      'ECOC_FREMMED_ELEMENT',
    ],
    [
      'with an element in the wrong place',
      (text) => text.replace('<Header>', '<Header><Make>A</Make>'),
      'ECOC_FEILPLASSERT_ELEMENT',
    ],
    ['with an element twice', (text) => text.replace('<Type>', '<Type>A</Type><Type>'), 'ECOC_GJENTATT_ELEMENT'],
    ['with text in a group', (text) => text.replace('<Header>', '<Header>hei'), 'ECOC_UGYLDIG_VERDI'],
    ['with elements in a value', (text) => text.replace('<Type>', '<Type><b/>'), 'ECOC_UGYLDIG_VERDI'],
    ['with an empty value', (text) => text.replace('<Type>FJ1', '<Type>'), 'ECOC_UGYLDIG_VERDI'],
  ])('refuses a document %s', (_, change, code) => {
    const text = change(anEcocText());
    expect(codesOf(checkEcoc(Buffer.from(text), request))).toEqual([code]);
  });

  it('lets elements pass that the register has no use for', () => {
    const text = anEcocText().replace(
      '<MassGroup>',
      '<MassGroup><AdditionalMassDueToBatteries>200</AdditionalMassDueToBatteries>',
    );
    expect(checkEcoc(Buffer.from(text), request).verdict).toBe('accepted');
  });

  it('reads prefixed names, comments, CDATA and character references like any other', () => {
    const text = anEcocText()
      .replace(/<(\/?)(?=[A-Z])/g, '<$1i:')
      .replace('xmlns=', 'xmlns:i=')
      .replace(/<i:Signature xmlns.*<\/i:Signature>/s, (signature) => signature.replaceAll('i:', ''))
      .replace('FJ1', '<!-- type --><![CDATA[FJ]]>&#49;');
    expect(checkEcoc(Buffer.from(text), request)).toMatchObject({ verdict: 'accepted', facts: { type: 'FJ1' } });
  });

  it('names a hundred faults and counts the rest', () => {
    const many = '<MakeGroup><Make></Make></MakeGroup>'.repeat(500);
    const verdict = checkEcoc(Buffer.from(anEcocText().replace('<MakeTable>', `<MakeTable>${many}`)), request);
    expect(codesOf(verdict)).toHaveLength(101);
    expect(codesOf(verdict).at(-1)).toBe('ECOC_FLERE_FEIL');
  });
});
