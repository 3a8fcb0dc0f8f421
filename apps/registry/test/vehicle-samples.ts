import type { OrganisationNumber, Vin } from '@kjoreklar/domain';
import type {
  FirstRegistered,
  Preregistered,
  Preregistration,
  PreregistrationWithdrawn,
  Withdrawal,
} from '../src/domain/vehicle';

export const VIN = 'WV1ZZZ00000000001' as Vin;
export const OTHER_VIN = 'YU7ZZZ00000000001' as Vin;

export const NORDVOGN = '310000019' as OrganisationNumber;
export const FJELLBIL = '310000027' as OrganisationNumber;

/** A UUID that shows its number: the request with `seq` n. */
export const melding = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Second n of the day on which the samples play. */
export const second = (n: number): Date => new Date(Date.UTC(2026, 6, 6, 8, 0, n));

export const aPreregistration = ({ seq = 1, ...given }: Partial<Preregistration> = {}): Preregistration => ({
  meldingId: melding(seq),
  seq,
  organisation: NORDVOGN,
  taxGroup: '101',
  seats: null,
  documentSha256: 'ab'.repeat(32),
  preregisteredAt: second(seq),
  ...given,
});

export const preregistered = ({
  replaces = null,
  ...given
}: Partial<Preregistration> & { replaces?: string | null } = {}): Preregistered => ({
  type: 'Preregistered',
  preregistration: aPreregistration(given),
  replaces,
});

export const aWithdrawal = (seq: number): Withdrawal => ({
  meldingId: melding(seq),
  seq,
  reason: 'WITHDRAWN',
  replacedBy: null,
  withdrawnAt: second(20 + seq),
});

export const withdrawn = (seq: number, given: Partial<Withdrawal> = {}): PreregistrationWithdrawn => ({
  type: 'PreregistrationWithdrawn',
  withdrawal: { ...aWithdrawal(seq), ...given },
});

export const firstRegistered = (seq: number, organisation = NORDVOGN): FirstRegistered => ({
  type: 'FirstRegistered',
  registration: { meldingId: melding(seq), organisation, firstRegisteredOn: '2026-07-06', registeredAt: second(40) },
});
