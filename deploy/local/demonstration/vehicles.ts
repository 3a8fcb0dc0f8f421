import { freshVin } from './fresh-vin.ts';
import type { Submission } from './importer.ts';

interface DemonstrationVehicle {
  readonly prefix: string;
  readonly what: string;
  readonly order: Omit<Submission, 'understellsnummer'>;
}

/** One of each kind that a reader asks for first; the sandbox decides by the beginning of the VIN. */
const vehicles: readonly DemonstrationVehicle[] = [
  { prefix: 'KJK', what: 'passenger car, electric', order: { avgiftsgruppeKode: '101' } },
  { prefix: 'WV1', what: 'van with two seats', order: { avgiftsgruppeKode: '315', antallSitteplasser: 2 } },
  { prefix: 'YU7', what: 'trailer', order: { avgiftsgruppeKode: '709' } },
  { prefix: 'ZZP', what: 'passenger car, plug-in hybrid', order: { avgiftsgruppeKode: '101' } },
  { prefix: 'ZZN', what: 'unknown to EUCARIS', order: { avgiftsgruppeKode: '101' } },
  { prefix: 'ZZX', what: 'certificate with a fault', order: { avgiftsgruppeKode: '101' } },
];

export interface Planned {
  readonly what: string;
  readonly order: Submission;
}

/** New VINs each time, so that a demonstration never meets the one before. */
export const planVehicles = (): Planned[] =>
  vehicles.map(({ prefix, what, order }) => ({ what, order: { understellsnummer: freshVin(prefix), ...order } }));
