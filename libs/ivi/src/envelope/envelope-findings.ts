import { IVI_NAMESPACE, IVI_ROOT } from '../namespaces';
import {
  findingAt,
  quotable,
  wholeDocument,
  type EcocFinding,
  type Place,
  type Wording,
} from '../findings/ecoc-finding';

const envelope = (code: string, wording: Wording, place: Place = wholeDocument): EcocFinding =>
  findingAt('envelope', code, place, wording);

export const tooLarge = (bytes: number, maxBytes: number): EcocFinding =>
  envelope('ECOC_FOR_STOR', {
    nb: `Dokumentet er på ${bytes} byte. Det største som tas imot, er ${maxBytes} byte.`,
    en: `The document has ${bytes} bytes. The largest accepted has ${maxBytes}.`,
  });

export const empty = (): EcocFinding =>
  envelope('ECOC_TOM', {
    nb: 'Dokumentet er tomt. Send hele eCoC-en.',
    en: 'The document is empty. Send the whole eCoC.',
  });

const encodingCodes = {
  unsupported: 'ECOC_TEGNSETT_STOTTES_IKKE',
  mismatch: 'ECOC_TEGNSETT_AVVIKER',
  invalid: 'ECOC_UGYLDIGE_TEGN',
} as const;

export const encodingFault = (fault: keyof typeof encodingCodes, encoding: string): EcocFinding => {
  const name = quotable(encoding);
  const wordings: Record<typeof fault, Wording> = {
    unsupported: {
      nb: `Tegnsettet «${name}» kan ikke leses. Bruk UTF-8, UTF-16 eller ISO-8859-1.`,
      en: `The encoding "${name}" cannot be read. Use UTF-8, UTF-16 or ISO-8859-1.`,
    },
    mismatch: {
      nb: `XML-deklarasjonen sier «${name}», men bytene er kodet på en annen måte. La deklarasjonen si hva som er brukt.`,
      en: `The XML declaration says "${name}", but the bytes are encoded in another way. Declare what is used.`,
    },
    invalid: {
      nb: `Dokumentet har byter som ikke er gyldig ${name}. Lagre det på nytt i tegnsettet deklarasjonen sier.`,
      en: `The document has bytes that are not valid ${name}. Save it again in the encoding it declares.`,
    },
  };
  return envelope(encodingCodes[fault], wordings[fault]);
};

export const doctypeNotAllowed = (): EcocFinding =>
  envelope('ECOC_DOCTYPE_IKKE_TILLATT', {
    nb: 'Dokumentet har en DOCTYPE eller ENTITY. Det er ikke tillatt i en eCoC. Fjern den før dokumentet signeres.',
    en: 'The document has a DOCTYPE or ENTITY, which an eCoC may not have. Remove it before the document is signed.',
  });

export const notWellFormed = (line: number, column: number, fault: string): EcocFinding =>
  envelope(
    'ECOC_IKKE_VELFORMET',
    {
      nb: `Dokumentet er ikke velformet XML (tegn ${column}): ${quotable(fault)}`,
      en: `The document is not well-formed XML (column ${column}): ${quotable(fault)}`,
    },
    { path: '/', line },
  );

export const notXml = (kind: Wording | null): EcocFinding =>
  envelope(
    'ECOC_IKKE_VELFORMET',
    {
      nb: `Dokumentet er ikke XML${kind ? `, men ${kind.nb}` : ''}. Send selve XML-filen med eCoC-en; den begynner med «<».`,
      en: `The document is not XML${kind ? `, but ${kind.en}` : ''}. Send the XML file of the eCoC itself; it begins with "<".`,
    },
    { path: '/', line: 1 },
  );

export const tooComplex = (line: number, what: Wording): EcocFinding =>
  envelope(
    'ECOC_FOR_SAMMENSATT',
    {
      nb: `Dokumentet har ${what.nb}. Ingen eCoC trenger det.`,
      en: `The document has ${what.en}. No eCoC needs that.`,
    },
    { path: '/', line },
  );

export const unknownRoot = (name: string): EcocFinding =>
  envelope('ECOC_UKJENT_ROTELEMENT', {
    nb: `Rotelementet er «${quotable(name)}». En eCoC har rotelementet «${IVI_ROOT}».`,
    en: `The root element is "${quotable(name)}". An eCoC has the root element "${IVI_ROOT}".`,
  });

export const draftNamespace = (namespace: string): EcocFinding =>
  envelope('ECOC_NAVNEROM_FRA_UTKAST', {
    nb: `Navnerommet «${quotable(namespace)}» er fra et utkast til IVI 2.0. Det endelige er «${IVI_NAMESPACE}» (eu.ereg, ikke eu.era).`,
    en: `The namespace "${quotable(namespace)}" is from a draft of IVI 2.0. The final one is "${IVI_NAMESPACE}" (eu.ereg, not eu.era).`,
  });

export const unknownNamespace = (namespace: string): EcocFinding =>
  envelope('ECOC_UKJENT_NAVNEROM', {
    nb: `Rotelementet er i navnerommet «${quotable(namespace)}». En eCoC i IVI 2.0 bruker «${IVI_NAMESPACE}».`,
    en: `The root element is in the namespace "${quotable(namespace)}". An eCoC in IVI 2.0 uses "${IVI_NAMESPACE}".`,
  });
