import { signEnveloped, writeIvi } from '@kjoreklar/ivi';
import type { Pki } from '../pki/pki';
import { conflictingContent, contentFaults, type DocumentFault, textFaults } from './document-fault';
import { type EcocContent, ecocContentOf } from './ecoc-content';
import { type Vehicle, vehicleOf } from './vehicle';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Issues certificates as the stand-in manufacturers would; the same VIN gives the same bytes, always. */
export class EcocIssuer {
  private readonly before: Date;

  constructor(private readonly pki: Pki) {
    this.before = pki.madeAt;
  }

  /** The documents of a VIN as UTF-8 text: one, or two that are at odds. */
  issue(vin: string, fault?: DocumentFault): string[] {
    const vehicle = vehicleOf(vin, this.before);
    const flawless = ecocContentOf(vehicle);
    const content = (fault && contentFaults[fault]?.(flawless, vin)) ?? flawless;
    const contents = fault === 'conflict' ? [content, conflictingContent(content, vin)] : [content];
    return contents.map((one) => this.sign(one, vehicle, fault));
  }

  private sign(content: EcocContent, vehicle: Vehicle, fault?: DocumentFault): string {
    const signed = DECLARATION + signEnveloped(writeIvi(content), this.pki.signer(vehicle.model.manufacturer.slug));
    return (fault && textFaults[fault]?.(signed)) ?? signed;
  }
}
