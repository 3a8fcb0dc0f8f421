import { specifyDecider } from '@kjoreklar/testing';
import { legalDateOf } from './legal-date';
import { registerFirstTime } from './register-first-time';
import { evolve, unknownVehicle, type Vehicle } from './vehicle';
import { firstRegistered, melding, preregistered, second, withdrawn, VIN } from '../../test/vehicle-samples';

const given = specifyDecider({ initial: unknownVehicle(VIN), evolve });
const registering = (vehicle: Vehicle) => registerFirstTime(vehicle, second(40));
const refused = (reason: 'UNKNOWN' | 'NOT_READY' | 'ALREADY_REGISTERED') =>
  ({ type: 'FirstRegistrationRefused', reason }) as const;

describe('first registration', () => {
  it('is done on what is in force', () => {
    given([preregistered({ seq: 1 }), preregistered({ seq: 2, replaces: melding(1) })])
      .when(registering)
      .then(firstRegistered(2));
  });

  it('is refused for a vehicle that no request has made anything of', () => {
    given([]).when(registering).then(refused('UNKNOWN'));
    given([withdrawn(1)])
      .when(registering)
      .then(refused('UNKNOWN'));
  });

  it('is refused once the pre-registration is withdrawn', () => {
    given([preregistered({ seq: 1 }), withdrawn(1)])
      .when(registering)
      .then(refused('NOT_READY'));
  });

  it('is refused the second time, also on the same day', () => {
    given([preregistered({ seq: 1 }), firstRegistered(1)])
      .when(registering)
      .then(refused('ALREADY_REGISTERED'));
  });

  it.each([
    ['2026-07-05T22:30:00Z', '2026-07-06'],
    ['2026-01-05T22:30:00Z', '2026-01-05'],
    ['2026-01-05T23:30:00Z', '2026-01-06'],
  ])('at %s is dated %s', (instant, date) => {
    expect(legalDateOf(new Date(instant))).toBe(date);
  });
});
