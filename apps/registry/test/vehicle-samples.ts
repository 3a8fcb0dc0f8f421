import type {
  FirstRegistered,
  Preregistered,
  Preregistration,
  PreregistrationWithdrawn,
  Withdrawal,
} from '../src/domain/vehicle';

export const NORDVOGN = '310000019';
export const FJELLBIL = '310000027';

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

export const withdrawn = (seq: number, given: Partial<Withdrawal> = {}): PreregistrationWithdrawn => ({
  type: 'PreregistrationWithdrawn',
  withdrawal: { meldingId: melding(seq), reason: 'WITHDRAWN', withdrawnAt: second(20 + seq), ...given },
});

export const firstRegistered = (seq: number, organisation = NORDVOGN): FirstRegistered => ({
  type: 'FirstRegistered',
  registration: { meldingId: melding(seq), organisation, firstRegisteredOn: '2026-07-06', registeredAt: second(40) },
});
