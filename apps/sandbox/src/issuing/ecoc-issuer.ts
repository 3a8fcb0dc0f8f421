import { signEnveloped, writeIvi } from '@kjoreklar/ivi';
import type { Pki } from '../pki/pki';
import { conflictingContent, contentFaults, correctedContent, type DocumentFault, textFaults } from './document-fault';
import { uuidOf } from './draw';
import { type EcocContent, ecocContentOf } from './ecoc-content';
import { ivi1TextOf } from './ivi1-text';
import { type Vehicle, vehicleOf } from './vehicle';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Issues certificates as the stand-in manufacturers would; the same VIN gives the same bytes, always. */
export class EcocIssuer {
  private readonly before: Date;

  constructor(private readonly pki: Pki) {
    this.before = pki.madeAt;
  }

  /**
   * The documents of a VIN as UTF-8 text, in the order in which they were issued: one; one for each stage of a vehicle built in two;
   * two that are at odds, or of which the second corrects the first; one in the version of IVI before this.
   */
  issue(vin: string, fault?: DocumentFault): string[] {
    const vehicle = vehicleOf(vin, this.before);
    if (fault === 'outdated') return [DECLARATION + ivi1TextOf(vehicle)];
    const base = vehicle.base ? [this.sign(ecocContentOf(vehicle.base), vehicle.base)] : [];
    return [...base, ...this.contentsOf(vehicle, fault).map((content) => this.sign(content, vehicle, fault))];
  }

  private contentsOf(vehicle: Vehicle, fault?: DocumentFault): EcocContent[] {
    const flawless = ecocContentOf(vehicle);
    const content = (fault && contentFaults[fault]?.(flawless, vehicle.vin)) ?? flawless;
    if (fault === 'conflict') return [content, conflictingContent(content)];
    return fault === 'corrected' ? [content, correctedContent(content)] : [content];
  }

  /** As of a real one, the reference stands for these very bytes: another authority, or another model, gives another. */
  private identify(content: EcocContent): EcocContent {
    const seed = `${this.pki.authorityPem} ${JSON.stringify(content)}`;
    return { ...content, Header: { IviReferenceId: uuidOf(seed), ...content.Header } };
  }

  private sign(content: EcocContent, vehicle: Vehicle, fault?: DocumentFault): string {
    const signer = this.pki.signer(vehicle.model.manufacturer.slug);
    const signed = DECLARATION + signEnveloped(writeIvi(this.identify(content)), signer);
    return (fault && textFaults[fault]?.(signed)) ?? signed;
  }
}
