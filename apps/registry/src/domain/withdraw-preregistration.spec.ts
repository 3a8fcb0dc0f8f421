import { specifyDecider } from '@kjoreklar/testing';
import { evolve, preregistrationInForce, unknownVehicle, type Vehicle, type VehicleEvent } from './vehicle';
import { firstRegistered, melding, preregistered, second, withdrawn, VIN } from '../../test/vehicle-samples';
import { withdrawPreregistration } from './withdraw-preregistration';

const initial = unknownVehicle(VIN);
const given = specifyDecider({ initial, evolve });
const withdrawing =
  (seq: number, { requestedAt = second(20 + seq), decidedAt = second(30) } = {}) =>
  (vehicle: Vehicle) =>
    withdrawPreregistration(vehicle, {
      meldingId: melding(seq),
      seq,
      reason: 'WITHDRAWN',
      replacedBy: null,
      requestedAt,
      decidedAt,
    });
const inForceAfter = (events: VehicleEvent[]) => preregistrationInForce(events.reduce(evolve, initial))?.meldingId;

describe('a withdrawal', () => {
  it('takes a pre-registration out of force', () => {
    given([preregistered({ seq: 1 })])
      .when(withdrawing(1))
      .then(withdrawn(1));
    expect(inForceAfter([preregistered({ seq: 1 }), withdrawn(1)])).toBeUndefined();
  });

  it('of a request not accepted yet is remembered', () => {
    given([]).when(withdrawing(1)).then(withdrawn(1));
  });

  it('of a pre-registration that was replaced leaves the later one in force', () => {
    const past = [preregistered({ seq: 1 }), preregistered({ seq: 2, replaces: melding(1) })];
    given(past).when(withdrawing(1)).then(withdrawn(1));
    expect(inForceAfter([...past, withdrawn(1)])).toBe(melding(2));
  });

  it('of a pre-registration that replaced another puts that one in force again', () => {
    const past = [preregistered({ seq: 1 }), preregistered({ seq: 2, replaces: melding(1) }), withdrawn(2)];
    expect(inForceAfter(past)).toBe(melding(1));
    expect(inForceAfter([...past, withdrawn(1)])).toBeUndefined();
  });

  it('is refused after first registration by this request', () => {
    given([preregistered({ seq: 1 }), firstRegistered(1)])
      .when(withdrawing(1))
      .then({ type: 'WithdrawalRefused', meldingId: melding(1), firstRegisteredOn: '2026-07-06' });
  });

  it('of a request without force stands after first registration by another', () => {
    const past = [preregistered({ seq: 1 }), preregistered({ seq: 2, replaces: melding(1) }), firstRegistered(2)];
    given(past).when(withdrawing(1)).then(withdrawn(1));
    expect(inForceAfter([...past, withdrawn(1)])).toBe(melding(2));
  });

  it('never counts from a moment that has not come yet', () => {
    given([preregistered({ seq: 1 })])
      .when(withdrawing(1, { requestedAt: second(50), decidedAt: second(30) }))
      .then(withdrawn(1, { withdrawnAt: second(30) }));
  });
});
