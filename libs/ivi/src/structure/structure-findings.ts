import { findingAt, quotable, type EcocFinding, type Place, type Wording } from '../findings/ecoc-finding';
import type { ForeignElement } from '../parsing/ivi-document';

const structure = (code: string, place: Place, wording: Wording): EcocFinding =>
  findingAt('structure', code, place, wording);

export const missing = (place: Place, name: string): EcocFinding =>
  structure('ECOC_MANGLER_ELEMENT', place, {
    nb: `Elementet ${name} mangler. Det må være med i en eCoC.`,
    en: `The element ${name} is missing. An eCoC must have it.`,
  });

export const repeated = (place: Place, name: string): EcocFinding =>
  structure('ECOC_GJENTATT_ELEMENT', place, {
    nb: `Elementet ${name} står flere ganger. Det kan bare stå én gang her.`,
    en: `The element ${name} occurs more than once. It can occur only once here.`,
  });

export const misplaced = (place: Place, name: string, format: string): EcocFinding =>
  structure('ECOC_FEILPLASSERT_ELEMENT', place, {
    nb: `Elementet ${name} står på feil sted. Flytt det dit skjemaet for ${format} har det.`,
    en: `The element ${name} is in the wrong place. Move it to where the ${format} schema has it.`,
  });

export const unknown = (place: Place, name: string, format: string): EcocFinding =>
  structure('ECOC_UKJENT_ELEMENT', place, {
    nb: `Elementet ${quotable(name)} finnes ikke i ${format}. Fjern det.`,
    en: `There is no element ${quotable(name)} in ${format}. Remove it.`,
  });

const namespaceOf = ({ namespace }: ForeignElement): Wording =>
  namespace === ''
    ? { nb: 'har ikke noe navnerom', en: 'has no namespace' }
    : { nb: `er i navnerommet «${quotable(namespace)}»`, en: `is in the namespace "${quotable(namespace)}"` };

export const foreign = (element: ForeignElement, format: string): EcocFinding => {
  const name = quotable(element.name);
  const { nb, en } = namespaceOf(element);
  return structure(
    'ECOC_FREMMED_ELEMENT',
    { path: `${element.within}/${name}`, line: element.line },
    {
      nb: `Elementet ${name} ${nb}. Her kan bare elementer fra ${format} stå.`,
      en: `The element ${name} ${en}. Only elements of ${format} can be here.`,
    },
  );
};

export const invalidValue = (
  place: Place,
  name: string,
  actual: string,
  expected: Wording & { unit?: string },
): EcocFinding => {
  const unit = expected.unit ? ` (${expected.unit})` : '';
  return structure('ECOC_UGYLDIG_VERDI', place, {
    nb: `${name} er «${quotable(actual)}». Verdien skal være ${expected.nb}${unit}.`,
    en: `${name} is "${quotable(actual)}". The value should be ${expected.en}${unit}.`,
  });
};

export const notAValue = (place: Place, name: string): EcocFinding =>
  structure('ECOC_UGYLDIG_VERDI', place, {
    nb: `${name} inneholder andre elementer. Det skal bare inneholde en verdi.`,
    en: `${name} contains other elements. It should contain only a value.`,
  });

export const notAGroup = (place: Place, name: string, actual: string): EcocFinding =>
  structure('ECOC_UGYLDIG_VERDI', place, {
    nb: `${name} inneholder teksten «${quotable(actual)}». Det skal bare inneholde elementer.`,
    en: `${name} contains the text "${quotable(actual)}". It should contain only elements.`,
  });

export const furtherFindings = (count: number): EcocFinding =>
  structure(
    'ECOC_FLERE_FEIL',
    { path: '/', line: null },
    {
      nb: `Dokumentet har ${count} feil til av samme slag. Rett dem som er nevnt, og kontroller på nytt.`,
      en: `The document has ${count} more faults of this kind. Correct those named and check again.`,
    },
  );

export const tooFew = (place: Place, name: string, least: number): EcocFinding =>
  structure('ECOC_MANGLER_ELEMENT', place, {
    nb: `Elementet ${name} står for få ganger. Det må stå minst ${least} ganger her.`,
    en: `The element ${name} occurs too few times. It must occur at least ${least} times here.`,
  });

export const attributeNotAllowed = (place: Place, element: string, attribute: string): EcocFinding =>
  structure('ECOC_UKJENT_ATTRIBUTT', place, {
    nb: `Attributtet ${quotable(attribute)} kan ikke stå på ${quotable(element)}. Fjern det.`,
    en: `The attribute ${quotable(attribute)} cannot be on ${quotable(element)}. Remove it.`,
  });

export const attributeMissing = (place: Place, element: string, attribute: string): EcocFinding =>
  structure('ECOC_MANGLER_ATTRIBUTT', place, {
    nb: `Attributtet ${attribute} mangler på ${element}. Det må være med.`,
    en: `The attribute ${attribute} is missing on ${element}. It must be there.`,
  });

export const attributeInvalid = (
  place: Place,
  element: string,
  { local, value, expected }: { local: string; value: string; expected: Wording },
): EcocFinding =>
  structure('ECOC_UGYLDIG_VERDI', place, {
    nb: `Attributtet ${local} på ${element} er «${quotable(value)}». Verdien skal være ${expected.nb}.`,
    en: `The attribute ${local} on ${element} is "${quotable(value)}". The value should be ${expected.en}.`,
  });

/** `expected` is a content model as DTDs write it: `?` for once at most, `*` for any number, `+` for at least once. */
export const wrongSignatureContent = (place: Place, name: string, actual: string, expected: string): EcocFinding =>
  structure('ECOC_SIGNATUR_FEIL_OPPBYGD', place, {
    nb: `${name} inneholder «${quotable(actual)}». Innholdet skal være: ${expected}.`,
    en: `${name} contains "${quotable(actual)}". The content should be: ${expected}.`,
  });

export const notInSignature = (place: Place, name: string): EcocFinding =>
  structure('ECOC_SIGNATUR_FEIL_OPPBYGD', place, {
    nb: `Elementet ${quotable(name)} kan ikke stå her i signaturen. Fjern det før dokumentet signeres.`,
    en: `The element ${quotable(name)} cannot be here in the signature. Remove it before the document is signed.`,
  });
