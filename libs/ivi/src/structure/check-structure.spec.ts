import { checkEcoc, type EcocVerdict } from '../check-ecoc';
import { anEcocText } from '../fixtures/an-ecoc';
import { IVI_NAMESPACE, SCHEMA_INSTANCE_NAMESPACE as XSI } from '../namespaces';

const request = { vin: null, taxGroup: null, receivedAt: '2026-09-02T10:00:00.000Z' };
const codesOf = (verdict: EcocVerdict): string[] =>
  verdict.verdict === 'rejected' ? verdict.errors.map(({ code }) => code) : [];

describe('the check of the structure', () => {
  it.each<[string, string, string, string]>([
    ['an attribute', '<Header>', '<Header id="1">', 'ECOC_UKJENT_ATTRIBUTT'],
    ['an element that IVI does not have', '<Header>', '<Header><Colour2>1</Colour2>', 'ECOC_UKJENT_ELEMENT'],
    ['a signature without its value', '<SignatureValue>', '<Object>', 'ECOC_SIGNATUR_FEIL_OPPBYGD'],
    ['a signature without an algorithm', '<DigestMethod Algorithm', '<DigestMethod Id', 'ECOC_MANGLER_ATTRIBUTT'],
    ['a digest that is not base64', '<DigestValue>', '<DigestValue>=', 'ECOC_UGYLDIG_VERDI'],
    [
      'a vehicle inside the signature',
      '</KeyInfo>',
      `</KeyInfo><Object><InitialVehicleInformation xmlns="${IVI_NAMESPACE}"/></Object>`,
      'ECOC_SIGNATUR_FEIL_OPPBYGD',
    ],
  ])('refuses a document with %s', (_, found, instead, code) => {
    const text = anEcocText().replace(found, instead);
    const closed = instead === '<Object>' ? text.replace('</SignatureValue>', '</Object>') : text;
    expect(codesOf(checkEcoc(Buffer.from(closed), request))).toContain(code);
  });

  it('says where in the signature the fault is', () => {
    const text = anEcocText().replace(/<DigestValue>[^<]*/, '<DigestValue>abc');
    expect(checkEcoc(Buffer.from(text), request)).toMatchObject({
      errors: [
        {
          path: '/InitialVehicleInformation/Signature/SignedInfo/Reference/DigestValue',
          en: expect.stringContaining('DigestValue is "abc". The value should be base64.') as string,
        },
      ],
    });
  });

  it.each([
    ['blanks in a group', /<MassGroup>.*?<\/MassGroup>/s, '<MassGroup> \n </MassGroup>'],
    ['a hint of where the schema is', 'Information', `Information xmlns:xsi="${XSI}" xsi:schemaLocation="urn:a b.xsd"`],
    [
      'the type that an element has anyway',
      'Information',
      `Information xmlns:xsi="${XSI}" xsi:type="InitialVehicleInformation"`,
    ],
  ])('lets %s pass', (_, found, instead) => {
    const text = anEcocText().replace(found, instead);
    expect(checkEcoc(Buffer.from(text), request).checks[1]).toEqual({
      stage: 'structure',
      verdict: 'passed',
    });
  });
});
