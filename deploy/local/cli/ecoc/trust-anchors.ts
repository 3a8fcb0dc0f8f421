import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UsageError } from '../../stack/settings.ts';

const certificate = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

const readPem = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--trust ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
};

/** The certificates (PEM) in the files; throws UsageError for a file without any, or with one that is none. */
export const readTrustAnchors = (files: readonly string[]): string[] =>
  files.flatMap((file) => {
    const found = readPem(file).match(certificate) ?? [];
    if (found.length === 0) throw new UsageError(`--trust ${file} has no certificate in PEM form`);
    for (const pem of found) {
      try {
        new X509Certificate(pem);
      } catch {
        throw new UsageError(`--trust ${file} has a certificate that cannot be read`);
      }
    }
    return found;
  });
