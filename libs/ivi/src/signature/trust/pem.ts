import { readCertificate } from './certificate';
import { readRevocationList } from './revocation-list';

/** Thrown for a text that should hold PEM blocks, and has none or one that cannot be read; `message` says which. */
export class UnreadablePemError extends Error {
  readonly code = 'IVI_UNREADABLE_PEM';
  constructor(message: string) {
    super(message);
    this.name = 'UnreadablePemError';
  }
}

const labels = { certificate: 'CERTIFICATE', 'revocation list': 'X509 CRL' } as const;

const readBlocks = (text: string, kind: keyof typeof labels, read: (pem: string) => unknown): string[] => {
  const label = labels[kind];
  const blocks = text.match(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g')) ?? [];
  if (blocks.length === 0) throw new UnreadablePemError(`has no ${kind} in PEM form`);
  blocks.forEach((block, index) => {
    try {
      read(block);
    } catch {
      throw new UnreadablePemError(`has a ${kind} that cannot be read, number ${index + 1} of ${blocks.length}`);
    }
  });
  return blocks;
};

/** The certificates (RFC 7468 § 5) in a text, each as PEM of its own. Throws UnreadablePemError. */
export const certificatesIn = (text: string): string[] => readBlocks(text, 'certificate', readCertificate);

/** The revocation lists (RFC 7468 § 6) in a text, each as PEM of its own. Throws UnreadablePemError. */
export const revocationListsIn = (text: string): string[] => readBlocks(text, 'revocation list', readRevocationList);
