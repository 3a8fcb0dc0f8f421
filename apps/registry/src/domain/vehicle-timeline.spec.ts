import { evolve, unknownVehicle, type VehicleEvent } from './vehicle';
import { compareTimelines, timelineOf } from './vehicle-timeline';
import { firstRegistered, melding, preregistered, second, withdrawn, VIN } from '../../test/vehicle-samples';

const timeline = (...events: VehicleEvent[]) => timelineOf(events.reduce(evolve, unknownVehicle(VIN)));
const ready = (seq: number, from: number, to: number | null) => ({
  status: 'READY',
  meldingId: melding(seq),
  validFrom: second(from),
  validTo: to === null ? null : second(to),
});
const notReady = (from: number, to: number | null) => ({
  ...ready(0, from, to),
  status: 'NOT_READY',
  meldingId: null,
});

describe('the timeline of a vehicle', () => {
  it('is empty for an unknown one', () => {
    expect(timeline()).toEqual([]);
  });

  it('follows replacement, withdrawal and first registration', () => {
    expect(
      timeline(
        preregistered({ seq: 1 }),
        preregistered({ seq: 2, replaces: melding(1) }),
        withdrawn(2),
        firstRegistered(1),
      ),
    ).toEqual([
      ready(1, 1, 2),
      ready(2, 2, 22),
      ready(1, 22, 40),
      { status: 'REGISTERED', meldingId: melding(1), validFrom: second(40), validTo: null },
    ]);
  });

  it('ends with a vehicle that is not ready when all is withdrawn', () => {
    expect(timeline(preregistered({ seq: 1 }), withdrawn(1))).toEqual([ready(1, 1, 21), notReady(21, null)]);
  });

  it('is corrected backwards by a withdrawal that was asked for before a later request took over', () => {
    const before = [preregistered({ seq: 1 }), preregistered({ seq: 5, replaces: melding(1) })];
    const after = timeline(...before, withdrawn(1, { withdrawnAt: second(3) }));
    expect(after).toEqual([ready(1, 1, 3), notReady(3, 5), ready(5, 5, null)]);
    expect(compareTimelines(timeline(...before), after)).toEqual({
      superseded: [ready(1, 1, 5)],
      recorded: [ready(1, 1, 3), notReady(3, 5)],
    });
  });

  it('has no trace of a request withdrawn before it was accepted, whichever the register heard of first', () => {
    const early = withdrawn(3, { withdrawnAt: second(2) });
    expect(timeline(preregistered({ seq: 3 }), early)).toEqual([]);
    expect(timeline(early, { type: 'PreregistrationForestalled', meldingId: melding(3), appliedSeq: 3 })).toEqual([]);
    expect(timeline(preregistered({ seq: 1 }), preregistered({ seq: 3, replaces: melding(1) }), early)).toEqual([
      ready(1, 1, null),
    ]);
  });
});
