import type { Case } from '../domain/case';
import type { VehicleCases } from '../domain/change-case';

export interface ChangedCase {
  readonly before: Case;
  readonly after: Case;
}

const byVin = (vehicles: readonly VehicleCases[]): Map<string, VehicleCases> =>
  new Map(vehicles.map((vehicle) => [vehicle.vin, vehicle]));

/** The cases that a decision has made anew, each with what it was. */
export const casesThatChanged = (before: readonly VehicleCases[], after: readonly VehicleCases[]): ChangedCase[] => {
  const old = byVin(before);
  return after.flatMap(({ vin, cases }) => {
    const known = new Map(old.get(vin)?.cases.map((subject) => [subject.meldingId, subject]));
    return cases.flatMap((subject) => {
      const was = known.get(subject.meldingId);
      return was && was !== subject ? [{ before: was, after: subject }] : [];
    });
  });
};

/** The VINs about which an organisation has been told more. */
export const vehiclesToldMore = (before: readonly VehicleCases[], after: readonly VehicleCases[]): VehicleCases[] => {
  const old = byVin(before);
  return after.filter(({ vin, told }) => told !== old.get(vin)?.told);
};
