import { z } from 'zod';
import { LegalDate, Vin } from '../fields';
import { TechnicalDetails } from './technical-details';

const count = z.number().int().nonnegative().nullable();
const measure = z.number().nonnegative().nullable();

/** The technical facts that the register keeps of a vehicle, as its eCoC states them; null where the eCoC is silent. */
export const TechnicalFacts = z.object({
  vin: Vin,
  iviReferenceId: z.string(),
  iviVersionNumber: z.number().int(),
  category: z.string().describe('EU vehicle category, for example M1'),
  stageOfCompletion: z.enum(['C', 'I', 'V']),
  typeApprovalNumber: z.string(),
  typeApprovalIssuedOn: LegalDate.nullable(),
  type: z.string(),
  variant: z.string().nullable(),
  version: z.string().nullable(),
  make: z.string(),
  commercialName: z.string().nullable(),
  manufacturer: z.string().nullable().describe('Of the latest stage'),
  manufacturedOn: LegalDate.nullable(),
  bodywork: z.string().nullable().describe('Code for bodywork, for example AF'),
  colours: z.array(z.string()),
  axles: count,
  wheels: count,
  seats: count.describe('Seating positions including the driver'),
  doors: count,
  length_mm: measure,
  width_mm: measure,
  height_mm: measure,
  wheelbase_mm: measure,
  massInRunningOrder_kg: measure,
  actualMass_kg: measure,
  maximumLadenMass_kg: measure,
  maximumSpeed_kmh: measure,
  pureElectric: z.boolean().nullable(),
  hybridClass: z.string().nullable(),
  energySources: z.array(z.string()).describe('Energy source codes, for example 95 electricity'),
  engineCapacity_cm3: measure,
  maximumNetPower_kw: measure.describe('Combustion engine'),
  maximumNetPowerElectric_kw: measure,
  emissionLevel: z.string().nullable(),
  co2Combined_gkm: measure.describe('WLTP combined, or weighted combined for vehicles charged from outside'),
  nox_mgkm: measure,
  details: TechnicalDetails.optional().describe(
    'All the rest that the eCoC says; absent in events from before it was told',
  ),
});
export type TechnicalFacts = z.output<typeof TechnicalFacts>;
