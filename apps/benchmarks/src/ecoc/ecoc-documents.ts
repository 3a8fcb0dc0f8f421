import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signEnveloped, type EnvelopedSigner } from '@kjoreklar/ivi';

const repository = join(__dirname, '../../../..');
const official = join(repository, '../shared/data/ivi');
const example = join(official, 'examples/M1-01_LexusRZ450e_BEV.xml');
const fixtures = join(repository, 'libs/ivi/src/fixtures');

export const schemaFile = join(official, 'ivi-2.0.xsd');
export const signerCertificateFile = join(fixtures, 'test-signer.cert.pem');

/** The file that is missing of the official example and schema; null when both are at hand. */
export const missingExample = (): string | null => [example, schemaFile].find((file) => !existsSync(file)) ?? null;

/** The example without its signature, in the canonical form that `signEnveloped` asks for, made while the test certificate is valid. */
const unsigned = (): string =>
  readFileSync(example, 'utf8')
    .replace(/^\uFEFF?<\?xml[^>]*\?>\s*/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\s*<Signature xmlns[^]*<\/Signature>/, '')
    .replace(/(?<open><IviVersionDateTime>)[^<]+/, '$<open>2027-01-01T08:00:00Z')
    .trimEnd();

export interface SignedFiles {
  readonly folder: string;
  readonly files: readonly string[];
  readonly documents: readonly Buffer[];
}

/** `count` documents like the Lexus example, each with a VIN and a signature of its own, in files of a new folder. */
export const writeSignedDocuments = (count: number): SignedFiles => {
  const signer: EnvelopedSigner = {
    privateKeyPem: readFileSync(join(fixtures, 'test-signer.key.pem'), 'utf8'),
    certificatePem: readFileSync(signerCertificateFile, 'utf8'),
  };
  const text = unsigned();
  const folder = mkdtempSync(join(tmpdir(), 'kjoreklar-bench-ecoc-'));
  const documents = Array.from({ length: count }, (_, index) => {
    const vin = `JTJM1C0MPTEST${String(index).padStart(4, '0')}`;
    const own = text.replace(/(<VehicleIdentificationNumber>)[^<]+/, `$1${vin}`);
    return Buffer.from(signEnveloped(own, signer), 'utf8');
  });
  const files = documents.map((document, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, document);
    return file;
  });
  return { folder, files, documents };
};
