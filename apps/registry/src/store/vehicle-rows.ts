import type { Vin } from '@kjoreklar/domain';
import type { FirstRegistration, Preregistration, Vehicle, Withdrawal } from '../domain/vehicle';

type Json<Row> = { readonly [Key in keyof Row]: Row[Key] extends Date ? string : Row[Key] };

/** A vehicle as the store reads it: one row, its parts as JSON, instants as text. */
export interface VehicleRow {
  readonly vin: Vin;
  readonly lastAppliedSeq: number;
  readonly changedAt: Date | null;
  readonly preregistrations: readonly Json<Preregistration>[] | null;
  readonly withdrawals: readonly Json<Withdrawal>[] | null;
  readonly firstRegistration: Json<FirstRegistration> | null;
}

export const toVehicle = (row: VehicleRow): Vehicle => ({
  vin: row.vin,
  lastAppliedSeq: row.lastAppliedSeq,
  preregistrations: (row.preregistrations ?? []).map((preregistration) => ({
    ...preregistration,
    preregisteredAt: new Date(preregistration.preregisteredAt),
  })),
  withdrawals: (row.withdrawals ?? []).map((withdrawal) => ({
    ...withdrawal,
    withdrawnAt: new Date(withdrawal.withdrawnAt),
  })),
  firstRegistration: row.firstRegistration && {
    ...row.firstRegistration,
    registeredAt: new Date(row.firstRegistration.registeredAt),
  },
});
