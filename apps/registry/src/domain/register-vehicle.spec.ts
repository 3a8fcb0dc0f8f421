import { specifyDecider } from '@kjoreklar/testing';
import { refusalFinding } from './refusal-finding';
import { registerVehicle } from './register-vehicle';
import { evolve, type Preregistration, unknownVehicle, type Vehicle } from './vehicle';
import {
  aPreregistration,
  firstRegistered,
  FJELLBIL,
  melding,
  NORDVOGN,
  preregistered,
  withdrawn,
  VIN,
} from '../../test/vehicle-samples';

const given = specifyDecider({ initial: unknownVehicle(VIN), evolve });
const registering = (request: Partial<Preregistration>) => (vehicle: Vehicle) =>
  registerVehicle(vehicle, aPreregistration(request));

describe('a request whose eCoC is accepted', () => {
  it('makes an unknown vehicle ready', () => {
    given([])
      .when(registering({ seq: 1 }))
      .then(preregistered({ seq: 1 }));
  });

  it('takes the place of an earlier one of the same organisation', () => {
    given([preregistered({ seq: 1 })])
      .when(registering({ seq: 2, taxGroup: '315', seats: 2 }))
      .then(preregistered({ seq: 2, taxGroup: '315', seats: 2, replaces: melding(1) }));
  });

  it('is refused while another organisation holds the vehicle', () => {
    given([preregistered({ seq: 1 })])
      .when(registering({ seq: 2, organisation: FJELLBIL }))
      .then({ type: 'PreregistrationRefused', meldingId: melding(2), reason: 'HELD_BY_OTHER_ORGANISATION' });
  });

  it('takes a vehicle that the other organisation has let go', () => {
    given([preregistered({ seq: 1 }), withdrawn(1)])
      .when(registering({ seq: 2, organisation: FJELLBIL }))
      .then(preregistered({ seq: 2, organisation: FJELLBIL }));
  });

  it('is refused after first registration, whoever sends it', () => {
    given([preregistered({ seq: 1 }), firstRegistered(1)])
      .when(registering({ seq: 2 }))
      .then({ type: 'PreregistrationRefused', meldingId: melding(2), reason: 'ALREADY_REGISTERED' });
  });

  it.each([NORDVOGN, FJELLBIL])('changes nothing when a later one took effect before it (%s)', (organisation) => {
    given([preregistered({ seq: 5 })])
      .when(registering({ seq: 3, organisation }))
      .then({ type: 'PreregistrationSuperseded', meldingId: melding(3), supersededBySeq: 5 });
  });

  it('takes the place of what is in force again after a withdrawal', () => {
    given([preregistered({ seq: 1 }), preregistered({ seq: 2, replaces: melding(1) }), withdrawn(2)])
      .when(registering({ seq: 3 }))
      .then(preregistered({ seq: 3, replaces: melding(1) }));
  });

  it('only takes its number when it was withdrawn beforehand', () => {
    given([withdrawn(2)])
      .when(registering({ seq: 2 }))
      .then({ type: 'PreregistrationForestalled', meldingId: melding(2), appliedSeq: 2 });
  });

  it('does not even take its number when it was withdrawn beforehand and would have been refused', () => {
    given([preregistered({ seq: 1 }), withdrawn(2)])
      .when(registering({ seq: 2, organisation: FJELLBIL }))
      .then({ type: 'PreregistrationForestalled', meldingId: melding(2), appliedSeq: 1 });
  });
});

describe('the words of a refusal', () => {
  it.each(['ALREADY_REGISTERED', 'HELD_BY_OTHER_ORGANISATION'] as const)('%s names no organisation', (reason) => {
    const { nb, en } = refusalFinding(reason);
    expect(`${nb}${en}`).not.toMatch(/\d/);
    expect(nb.length).toBeGreaterThan(40);
  });
});
