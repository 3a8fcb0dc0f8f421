import type { Vin } from '@kjoreklar/domain';
import { checkEcoc, type EcocFinding } from '@kjoreklar/ivi';
import type { Clock } from '@kjoreklar/service-kit';
import type { DocumentShelf } from './document-shelf';

export type UploadOutcome =
  | { readonly outcome: 'refused'; readonly errors: readonly EcocFinding[] }
  | { readonly outcome: 'shelfFull' }
  /** `documents`: how many there are for the VIN now. */
  | { readonly outcome: 'taken'; readonly documents: number; readonly warnings: readonly EcocFinding[] };

/** Takes uploads as the access point does: what has faults is refused, and every fault is named. */
export class Uploads {
  constructor(
    private readonly shelf: DocumentShelf,
    private readonly clock: Clock,
  ) {}

  /** `document`: base64. */
  add(vin: Vin, document: string): UploadOutcome {
    const bytes = Buffer.from(document, 'base64');
    const verdict = checkEcoc(bytes, { vin, taxGroup: null, receivedAt: this.clock.now().toISOString() });
    if (verdict.verdict === 'rejected') return { outcome: 'refused', errors: verdict.errors };
    if (!this.shelf.add(vin, bytes.toString('base64'))) return { outcome: 'shelfFull' };
    return { outcome: 'taken', documents: this.shelf.uploadedFor(vin).length, warnings: verdict.warnings };
  }
}
