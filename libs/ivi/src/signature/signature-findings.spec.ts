import type { EcocFinding } from '../findings/ecoc-finding';
import * as fault from './signature-findings';

const signature = '/InitialVehicleInformation/Signature';

/** What each finding must say beside its code: the words that only this finding can know. */
const findings: readonly (readonly [code: string, finding: EcocFinding, words: readonly string[], path?: string])[] = [
  ['ECOC_SIGNATUR_MANGLER', fault.unsigned(), []],
  ['ECOC_SIGNATUR_FLERE', fault.severalSignatures(3), ['3']],
  ['ECOC_SIGNATUR_FEILPLASSERT', fault.misplacedSignature(), []],
  ['ECOC_SIGNATUR_UGYLDIG_FORM', fault.malformed({ nb: 'X', en: 'X' }), [': X.']],
  ['ECOC_SIGNATUR_GJENTATT_ID', fault.repeatedId('a'), ['a'], '/'],
  ['ECOC_KOMMENTAR_I_VERDI', fault.commentInValue(7), [], '/'],
  ['ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET', fault.referenceElsewhere('#h'), ['#h', '(URI="")']],
  ['ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET', fault.referenceElsewhere(null), ['(URI="")']],
  ['ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT', fault.forbiddenTransform('urn:x'), ['urn:x']],
  ['ECOC_SIGNATUR_ALGORITME_IKKE_TILLATT', fault.forbiddenAlgorithm('urn:x'), ['urn:x', 'SHA-256']],
  ['ECOC_SIGNATUR_SVAK_ALGORITME', fault.weakAlgorithm('RSA-1024'), ['RSA-1024', 'RSA-2048']],
  ['ECOC_SIGNATUR_UTEN_SERTIFIKAT', fault.noCertificate(), ['X509Certificate']],
  ['ECOC_SIGNATUR_STEMMER_IKKE', fault.valueDoesNotHold(), []],
  ['ECOC_SIGNATUR_INNHOLD_ENDRET', fault.contentChanged(), []],
  ['ECOC_SIGNATUR_OMFORMATERT', fault.reformatted(), ['byte']],
  ['ECOC_SIGNATUR_OMFORMATERT_OG_ENDRET', fault.signatureReformatted(), ['byte']],
  ['ECOC_SIGNATUR_XADES_IKKE_DEKKET', fault.propertiesUncovered(), ['SignedProperties']],
  ['ECOC_SIGNATUR_SERTIFIKAT_BYTTET', fault.otherCertificate(), ['XAdES']],
  ['ECOC_SIGNATAR_UKJENT', fault.unknownSigner('Ukjent AS'), ['Ukjent AS']],
  ['ECOC_SIGNATAR_AVVIKER', fault.signerOfOthers('Annen AS', 'Fjell Bil AS'), ['Annen AS', 'Fjell Bil AS']],
  ['ECOC_SIGNATAR_IKKE_KONTROLLERT', fault.signerNotCompared('Annen AS', 'Fjell AS'), ['Annen AS', 'Fjell AS']],
  ['ECOC_SERTIFIKAT_UTENFOR_GYLDIGHET', fault.notValidThen('Fjell', '2026-01-01'), ['Fjell', '2026-01-01']],
  ['ECOC_SERTIFIKAT_IKKE_FOR_SIGNERING', fault.notForSigning('Fjell'), ['Fjell']],
  ['ECOC_SERTIFIKAT_UTEN_TILLIT', fault.untrusted('Fremmed'), ['Fremmed']],
  ['ECOC_SERTIFIKAT_TILBAKEKALT', fault.revoked('Fjell', '2026-01-01'), ['Fjell', '2026-01-01']],
  ['ECOC_TILBAKEKALLING_UKJENT', fault.revocationUnknown('Utsteder'), ['Utsteder']],
];

describe('the findings about signatures', () => {
  const each = findings.map(([code, finding, words, path = signature]) => ({ code, finding, words, path }));

  it.each(each)('$code says in two languages what is wrong and where', ({ code, finding, words, path }) => {
    expect(finding).toMatchObject({ stage: 'signature', code, path });
    expect(finding.nb).not.toBe(finding.en);
    for (const wording of [finding.nb, finding.en]) {
      expect(wording).toMatch(/^[A-ZÆØÅ].{20,}\.$/);
      expect(words.filter((word) => !wording.includes(word))).toEqual([]);
    }
  });

  it('tell nothing apart from an address that is empty or not given', () => {
    expect(fault.referenceElsewhere(null).en).toContain('refers to nothing');
    expect(fault.referenceElsewhere(null).nb).toContain('viser til ingenting');
    expect(fault.referenceElsewhere('').en).toContain('refers to ""');
    expect(fault.referenceElsewhere('').nb).toContain('viser til «»');
  });

  it('name the line of a comment', () => {
    expect(fault.commentInValue(7).line).toBe(7);
    expect(fault.unsigned().line).toBeNull();
  });
});
