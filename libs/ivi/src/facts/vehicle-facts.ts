import type { EcocDetails } from './detail-definitions';

/**
 * The technical facts that the register keeps of a vehicle, as its eCoC states them; null where the eCoC is silent. Units are in the
 * names; dates are ISO 8601 without a zone.
 */
export interface VehicleFacts {
  readonly vin: string;
  readonly iviReferenceId: string;
  readonly iviVersionNumber: number;
  readonly category: string;
  readonly stageOfCompletion: 'C' | 'I' | 'V';
  readonly typeApprovalNumber: string;
  /** Null only in IVI 1.x. */
  readonly typeApprovalIssuedOn: string | null;
  readonly type: string;
  /** Null only in IVI 1.x, like `version`. */
  readonly variant: string | null;
  readonly version: string | null;
  readonly make: string;
  readonly commercialName: string | null;
  /** Of the latest stage. Null only in IVI 1.x. */
  readonly manufacturer: string | null;
  readonly manufacturedOn: string | null;
  readonly bodywork: string | null;
  readonly colours: string[];
  readonly axles: number | null;
  readonly wheels: number | null;
  readonly seats: number | null;
  readonly doors: number | null;
  readonly length_mm: number | null;
  readonly width_mm: number | null;
  readonly height_mm: number | null;
  readonly wheelbase_mm: number | null;
  readonly massInRunningOrder_kg: number | null;
  readonly actualMass_kg: number | null;
  readonly maximumLadenMass_kg: number | null;
  readonly maximumSpeed_kmh: number | null;
  readonly pureElectric: boolean | null;
  readonly hybridClass: string | null;
  /** Each code once, in the order of the document. */
  readonly energySources: string[];
  readonly engineCapacity_cm3: number | null;
  /** Of the strongest combustion engine. */
  readonly maximumNetPower_kw: number | null;
  /** Of all machines together where the eCoC says so, otherwise of the strongest. */
  readonly maximumNetPowerElectric_kw: number | null;
  readonly emissionLevel: string | null;
  readonly co2Combined_gkm: number | null;
  readonly nox_mgkm: number | null;
}

/** All facts of a document, the same for IVI 1.x and 2.0. */
export interface EcocFacts extends VehicleFacts {
  readonly details: EcocDetails;
}
