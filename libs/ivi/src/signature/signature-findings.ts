import { findingAt, quotable, type EcocFinding, type Place, type Wording } from '../findings/ecoc-finding';
import { IVI_ROOT } from '../namespaces';

const SIGNATURE: Place = { path: `/${IVI_ROOT}/Signature`, line: null };

const signature = (code: string, wording: Wording, place: Place = SIGNATURE): EcocFinding =>
  findingAt('signature', code, place, wording);

export const unsigned = (): EcocFinding =>
  signature('ECOC_SIGNATUR_MANGLER', {
    nb: 'Dokumentet er ikke signert. Be produsenten om en signert eCoC.',
    en: 'The document is not signed. Ask the manufacturer for a signed eCoC.',
  });

export const severalSignatures = (count: number): EcocFinding =>
  signature('ECOC_SIGNATUR_FLERE', {
    nb: `Dokumentet har ${count} signaturer. En eCoC skal ha én.`,
    en: `The document has ${count} signatures. An eCoC has one.`,
  });

export const misplacedSignature = (): EcocFinding =>
  signature('ECOC_SIGNATUR_FEILPLASSERT', {
    nb: 'Signaturen står ikke rett under rotelementet. Den skal stå der, så den omfatter hele dokumentet.',
    en: 'The signature is not directly below the root element. It must be there to cover the whole document.',
  });

export const malformed = (what: Wording): EcocFinding =>
  signature('ECOC_SIGNATUR_UGYLDIG_FORM', {
    nb: `Signaturen er ikke bygd opp slik XML-signaturer skal være: ${what.nb}.`,
    en: `The signature is not built as XML signatures are: ${what.en}.`,
  });

export const repeatedId = (id: string): EcocFinding =>
  signature(
    'ECOC_SIGNATUR_GJENTATT_ID',
    {
      nb: `Id-en «${quotable(id)}» står flere ganger. Da er det uklart hva signaturen omfatter. Bruk hver id én gang.`,
      en: `The id "${quotable(id)}" stands more than once, so it is unclear what the signature covers. Use each id once.`,
    },
    { path: '/', line: null },
  );

export const commentInValue = (line: number): EcocFinding =>
  signature(
    'ECOC_KOMMENTAR_I_VERDI',
    {
      nb: 'En verdi har en XML-kommentar i seg. Signaturen omfatter ikke kommentarer. Fjern den.',
      en: 'A value has an XML comment inside it. The signature does not cover comments. Remove it.',
    },
    { path: '/', line },
  );

export const referenceElsewhere = (uri: string | null): EcocFinding =>
  signature('ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET', {
    nb: `Signaturen viser til ${uri === null ? 'ingenting' : `«${quotable(uri)}»`}. Den skal vise til hele dokumentet (URI="") og ellers bare til sine egne XAdES-opplysninger.`,
    en: `The signature refers to ${uri === null ? 'nothing' : `"${quotable(uri)}"`}. It must refer to the whole document (URI="") and otherwise only to its own XAdES properties.`,
  });

export const forbiddenTransform = (uri: string): EcocFinding =>
  signature('ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT', {
    nb: `Signaturen bruker omformingen «${quotable(uri)}». Bare enveloped-signature, fulgt av kanonisk XML uten kommentarer, er tillatt.`,
    en: `The signature uses the transform "${quotable(uri)}". Only enveloped-signature, followed by canonical XML without comments, is allowed.`,
  });

export const forbiddenAlgorithm = (uri: string): EcocFinding =>
  signature('ECOC_SIGNATUR_ALGORITME_IKKE_TILLATT', {
    nb: `Signaturen bruker «${quotable(uri)}», som ikke er tillatt. Bruk RSA eller ECDSA med SHA-256 eller bedre.`,
    en: `The signature uses "${quotable(uri)}", which is not allowed. Use RSA or ECDSA with SHA-256 or better.`,
  });

export const weakAlgorithm = (what: string): EcocFinding =>
  signature('ECOC_SIGNATUR_SVAK_ALGORITME', {
    nb: `Signaturen bruker ${quotable(what)}, som er for svak. Signer på nytt med SHA-256 eller bedre, og RSA-2048 eller P-256 eller bedre.`,
    en: `The signature uses ${quotable(what)}, which is too weak. Sign again with SHA-256 or better, and RSA-2048 or P-256 or better.`,
  });

export const noCertificate = (): EcocFinding =>
  signature('ECOC_SIGNATUR_UTEN_SERTIFIKAT', {
    nb: 'Signaturen har ikke noe sertifikat (X509Certificate i KeyInfo) som kan leses. Ta med sertifikatet til den som signerer.',
    en: "The signature has no certificate (X509Certificate in KeyInfo) that can be read. Include the signer's certificate.",
  });

export const valueDoesNotHold = (): EcocFinding =>
  signature('ECOC_SIGNATUR_STEMMER_IKKE', {
    nb: 'Signaturverdien er ikke laget av dette sertifikatet for denne signaturen. Be produsenten om en ny eCoC.',
    en: 'The signature value was not made with this certificate for this signature. Ask the manufacturer for a new eCoC.',
  });

export const contentChanged = (): EcocFinding =>
  signature('ECOC_SIGNATUR_INNHOLD_ENDRET', {
    nb: 'Signaturen er ekte, men innholdet er ikke det som ble signert. Be produsenten om dokumentet slik det ble signert.',
    en: 'The signature is genuine, but the content is not what was signed. Ask the manufacturer for the document as it was signed.',
  });

export const reformatted = (): EcocFinding =>
  signature('ECOC_SIGNATUR_OMFORMATERT', {
    nb: 'Filen er omformatert etter at den ble signert: innholdet er det som ble signert, bortsett fra mellomrom og linjeskift mellom elementene. Send filen byte for byte slik den ble signert.',
    en: 'The file was reformatted after signing: the content is what was signed, apart from white space between the elements. Send the file byte for byte as it was signed.',
  });

export const signatureReformatted = (): EcocFinding =>
  signature('ECOC_SIGNATUR_OMFORMATERT_OG_ENDRET', {
    nb: 'Filen er omformatert etter at den ble signert: signaturverdien stemmer bare uten linjeskiftene i signaturen. Innholdet er heller ikke det som ble signert, og mellomrom alene forklarer det ikke. Send filen byte for byte slik den ble signert.',
    en: 'The file was reformatted after signing: the signature value holds only without the line breaks in the signature. Nor is the content what was signed, and no white space that was tried explains it. Send the file byte for byte as it was signed.',
  });

export const propertiesUncovered = (): EcocFinding =>
  signature('ECOC_SIGNATUR_XADES_IKKE_DEKKET', {
    nb: 'Signaturen har XAdES-opplysninger (SignedProperties) som den ikke omfatter, eller som er endret. Signer på nytt.',
    en: 'The signature has XAdES properties (SignedProperties) that it does not cover, or that were changed. Sign again.',
  });

export const otherCertificate = (): EcocFinding =>
  signature('ECOC_SIGNATUR_SERTIFIKAT_BYTTET', {
    nb: 'XAdES-opplysningene peker ut et annet sertifikat enn det som signaturen er laget med. Signer på nytt.',
    en: 'The XAdES properties name another certificate than the one the signature was made with. Sign again.',
  });

export const unknownSigner = (name: string): EcocFinding =>
  signature('ECOC_SIGNATAR_UKJENT', {
    nb: `Signaturen er laget av «${quotable(name)}», som ikke er på listen over dem som signerer eCoC-er. Be om at signataren føres opp.`,
    en: `The signature was made by "${quotable(name)}", who is not on the list of those who sign eCoCs. Ask for the signer to be listed.`,
  });

export const signerOfOthers = (name: string, manufacturer: string): EcocFinding =>
  signature('ECOC_SIGNATAR_AVVIKER', {
    nb: `Signaturen er laget av «${quotable(name)}», som ikke signerer for «${quotable(manufacturer)}». Bare produsenten og dens representant i EU kan signere.`,
    en: `The signature was made by "${quotable(name)}", who does not sign for "${quotable(manufacturer)}". Only the manufacturer and its representative in the EU can sign.`,
  });

export const signerNotCompared = (name: string, manufacturer: string): EcocFinding =>
  signature('ECOC_SIGNATAR_IKKE_KONTROLLERT', {
    nb: `Signaturen er laget av «${quotable(name)}». Om den signerer for «${quotable(manufacturer)}», er ikke kontrollert: det er ikke oppgitt hvem som signerer for hvem.`,
    en: `The signature was made by "${quotable(name)}". Whether it signs for "${quotable(manufacturer)}" was not checked: nothing says who signs for whom.`,
  });

export const notValidThen = (name: string, at: string): EcocFinding =>
  signature('ECOC_SERTIFIKAT_UTENFOR_GYLDIGHET', {
    nb: `Sertifikatet «${quotable(name)}» gjaldt ikke da dokumentet ble laget (${quotable(at)}). Signer på nytt med et gyldig sertifikat.`,
    en: `The certificate "${quotable(name)}" was not valid when the document was made (${quotable(at)}). Sign again with a valid certificate.`,
  });

export const notForSigning = (name: string): EcocFinding =>
  signature('ECOC_SERTIFIKAT_IKKE_FOR_SIGNERING', {
    nb: `Sertifikatet «${quotable(name)}» er ikke utstedt for å signere dokumenter. Bruk et sertifikat for elektronisk segl eller signatur.`,
    en: `The certificate "${quotable(name)}" was not issued for signing documents. Use a certificate for electronic seals or signatures.`,
  });

export const untrusted = (issuer: string): EcocFinding =>
  signature('ECOC_SERTIFIKAT_UTEN_TILLIT', {
    nb: `Sertifikatet er utstedt av «${quotable(issuer)}», og fører ikke til en utsteder som det stoles på. Bruk en godkjent utsteder, og ta med mellomsertifikatene.`,
    en: `The certificate was issued by "${quotable(issuer)}" and leads to no trusted issuer. Use an approved issuer and include the intermediate certificates.`,
  });

export const revoked = (name: string, at: string): EcocFinding =>
  signature('ECOC_SERTIFIKAT_TILBAKEKALT', {
    nb: `Sertifikatet «${quotable(name)}» ble tilbakekalt ${at}. Be produsenten signere på nytt med et gyldig sertifikat.`,
    en: `The certificate "${quotable(name)}" was revoked at ${at}. Ask the manufacturer to sign again with a valid certificate.`,
  });

export const revocationUnknown = (issuer: string): EcocFinding =>
  signature('ECOC_TILBAKEKALLING_UKJENT', {
    nb: `Det finnes ingen gyldig tilbakekallingsliste fra «${quotable(issuer)}». Om sertifikatet er tilbakekalt, er derfor ikke kontrollert.`,
    en: `There is no current revocation list of "${quotable(issuer)}". Whether the certificate is revoked was therefore not checked.`,
  });
