import { preregistrationInForce, type Vehicle } from './vehicle';

export type VehicleStatus = 'NOT_READY' | 'READY' | 'REGISTERED';

/** What held for a vehicle from `validFrom` until `validTo` (exclusive; null: still). */
export interface VehicleVersion {
  readonly status: VehicleStatus;
  /** The pre-registration in force, or the one the vehicle was registered by. */
  readonly meldingId: string | null;
  readonly validFrom: Date;
  readonly validTo: Date | null;
}

type Standing = Pick<VehicleVersion, 'status' | 'meldingId'>;

const notReady: Standing = { status: 'NOT_READY', meldingId: null };

const sameStanding = (one: Standing, other: Standing): boolean =>
  one.status === other.status && one.meldingId === other.meldingId;

/** The vehicle as it was in the world at `moment`, by all that is known of it. */
const at = (vehicle: Vehicle, moment: Date): Standing => {
  const registration = vehicle.firstRegistration;
  if (registration && registration.registeredAt <= moment)
    return { status: 'REGISTERED', meldingId: registration.meldingId };
  const ready = preregistrationInForce({
    ...vehicle,
    preregistrations: vehicle.preregistrations.filter(({ preregisteredAt }) => preregisteredAt <= moment),
    withdrawals: vehicle.withdrawals.filter(({ withdrawnAt }) => withdrawnAt <= moment),
  });
  return ready ? { status: 'READY', meldingId: ready.meldingId } : notReady;
};

const turningPoints = (vehicle: Vehicle): Date[] => {
  const moments = [
    ...vehicle.preregistrations.map(({ preregisteredAt }) => preregisteredAt),
    ...vehicle.withdrawals.map(({ withdrawnAt }) => withdrawnAt),
    ...(vehicle.firstRegistration ? [vehicle.firstRegistration.registeredAt] : []),
  ];
  return [...new Set(moments.map(Number))].sort((one, other) => one - other).map((moment) => new Date(moment));
};

/**
 * The history of a vehicle as it is known now, oldest first, without gaps. It begins where the vehicle first became something: a
 * request withdrawn before it was accepted leaves no trace in it, in whichever order the register heard of the two.
 */
export const timelineOf = (vehicle: Vehicle): VehicleVersion[] => {
  const versions: Omit<VehicleVersion, 'validTo'>[] = [];
  for (const validFrom of turningPoints(vehicle)) {
    const standing = at(vehicle, validFrom);
    if (!sameStanding(standing, versions.at(-1) ?? notReady)) versions.push({ ...standing, validFrom });
  }
  return versions.map((version, index) => ({ ...version, validTo: versions[index + 1]?.validFrom ?? null }));
};

const sameVersion = (one: VehicleVersion, other: VehicleVersion): boolean =>
  sameStanding(one, other) &&
  Number(one.validFrom) === Number(other.validFrom) &&
  one.validTo?.getTime() === other.validTo?.getTime();

/** What is no longer known to be so, and what is known instead. */
export const compareTimelines = (
  before: readonly VehicleVersion[],
  after: readonly VehicleVersion[],
): { readonly superseded: VehicleVersion[]; readonly recorded: VehicleVersion[] } => ({
  superseded: before.filter((version) => !after.some((other) => sameVersion(version, other))),
  recorded: after.filter((version) => !before.some((other) => sameVersion(version, other))),
});
