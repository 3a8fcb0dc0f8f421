import { readFileSync } from 'node:fs';
import { certificatesIn } from '@kjoreklar/ivi';
import { UsageError } from '../../stack/settings.ts';
import { placeOf } from './ecoc-documents.ts';

const readPem = (file: string): string => {
  try {
    return readFileSync(placeOf(file), 'utf8');
  } catch (error) {
    throw new UsageError(`--trust ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
};

const certificatesOf = (file: string): string[] => {
  const pem = readPem(file);
  try {
    return certificatesIn(pem);
  } catch (error) {
    throw new UsageError(`--trust ${file} ${(error as Error).message}`);
  }
};

/** The certificates (PEM) in the files; throws UsageError for a file without any, or with one that is none. */
export const readTrustAnchors = (files: readonly string[]): string[] => files.flatMap(certificatesOf);
