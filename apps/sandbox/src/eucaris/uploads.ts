import type { Vin } from '@kjoreklar/domain';
import { checkEcoc, defaultPolicy, type EcocFinding, type EcocRequest, type SignaturePolicy } from '@kjoreklar/ivi';
import type { Clock } from '@kjoreklar/service-kit';
import type { DocumentShelf } from './document-shelf';

export type UploadOutcome =
  | { readonly outcome: 'refused'; readonly errors: readonly EcocFinding[] }
  | { readonly outcome: 'shelfFull' }
  /** `documents`: how many there are for the VIN now. */
  | { readonly outcome: 'taken'; readonly documents: number; readonly warnings: readonly EcocFinding[] };

/**
 * Takes uploads as the access point does, which checks structure and rules (IVI check module): what has faults is refused, and every fault
 * is named. Whose signature to trust is for the authority that receives the document, so a fault in that is only told.
 */
export class Uploads {
  constructor(
    private readonly shelf: DocumentShelf,
    private readonly trust: SignaturePolicy,
    private readonly clock: Clock,
  ) {}

  /** `document`: base64. */
  add(vin: Vin, document: string): UploadOutcome {
    const bytes = Buffer.from(document, 'base64');
    const request: EcocRequest = { vin, taxGroup: null, receivedAt: this.clock.now().toISOString() };
    const verdict = checkEcoc(bytes, request);
    if (verdict.verdict === 'rejected') return { outcome: 'refused', errors: verdict.errors };
    if (!this.shelf.add(vin, bytes.toString('base64'))) return { outcome: 'shelfFull' };
    const ofSignature = this.signatureFindings(bytes, request);
    const warnings = [...ofSignature, ...verdict.warnings];
    return { outcome: 'taken', documents: this.shelf.uploadedFor(vin).length, warnings };
  }

  private signatureFindings(bytes: Uint8Array, request: EcocRequest): readonly EcocFinding[] {
    const verdict = checkEcoc(bytes, request, { ...defaultPolicy, signature: this.trust });
    const errors = verdict.verdict === 'rejected' ? verdict.errors : [];
    return [...errors, ...verdict.warnings].filter(({ stage }) => stage === 'signature');
  }
}
