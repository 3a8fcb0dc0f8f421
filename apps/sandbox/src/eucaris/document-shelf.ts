import { BoundedMap } from '../bounded-map';
import type { DocumentFault } from '../issuing/document-fault';
import type { EcocIssuer } from '../issuing/ecoc-issuer';

const MOST_ISSUED = 256;
const MOST_UPLOADED = 10_000;
const MOST_FOR_ONE_VIN = 20;

const toBase64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** Where the certificates are: those that manufacturers uploaded, and those issued when first asked for. */
export class DocumentShelf {
  private readonly uploaded = new BoundedMap<string, readonly string[]>(MOST_UPLOADED);
  private readonly issued = new BoundedMap<string, readonly string[]>(MOST_ISSUED);

  constructor(private readonly issuer: EcocIssuer) {}

  /** Base64, in the order in which they came. */
  uploadedFor(vin: string): readonly string[] {
    return this.uploaded.get(vin) ?? [];
  }

  /** Base64; the same for the same VIN, always. */
  issuedFor(vin: string, fault?: DocumentFault): readonly string[] {
    const known = this.issued.get(vin);
    if (known) return known;
    const made = this.issuer.issue(vin, fault).map(toBase64);
    this.issued.set(vin, made);
    return made;
  }

  /** Adds a version of the VIN's certificate; the very same bytes are kept once. False where it holds too many already. */
  add(vin: string, document: string): boolean {
    const before = this.uploadedFor(vin);
    if (before.includes(document)) return true;
    if (before.length >= MOST_FOR_ONE_VIN) return false;
    this.uploaded.set(vin, [...before, document]);
    return true;
  }

  /** How many were removed. */
  remove(vin: string): number {
    const count = this.uploadedFor(vin).length;
    this.uploaded.delete(vin);
    return count;
  }
}
