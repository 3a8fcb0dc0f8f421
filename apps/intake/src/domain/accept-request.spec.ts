import { aCase, inWords, meldingId, NOW, VIN } from '../../test/case-samples';
import { acceptRequest } from './accept-request';
import { type Case, statusOf } from './case';

const request = aCase({ seq: 9 });
const accept = (earlier: readonly Case[], release = true) => {
  const { accepted, vehicle, events } = acceptRequest(request, { vin: VIN, cases: earlier, told: {} }, release);
  const replaced = vehicle.cases.filter((subject) => !earlier.includes(subject));
  return { accepted, vehicle, replaced: replaced.map(({ seq }) => seq), events: events.map(inWords) };
};
const waiting = (given: Partial<Case>) => aCase({ releasedAt: null, ...given });

describe('a new request', () => {
  it('is announced when there is a place for it', () => {
    const { accepted, events } = accept([]);
    expect(events).toEqual(['requested 9']);
    expect(statusOf(accepted)).toBe('HENTER_ECOC');
  });

  it('waits for its turn when there is none', () => {
    const { accepted, events } = accept([], false);
    expect(events).toEqual([]);
    expect(statusOf(accepted)).toBe('MOTTATT');
  });

  it('takes the place of the open one of the same organisation', () => {
    const { replaced, events, vehicle } = accept([aCase({ seq: 8 })]);
    expect({ replaced, events }).toEqual({ replaced: [8], events: ['withdrawalRequested 8', 'requested 9'] });
    expect(vehicle.cases[0]?.withdrawal).toEqual({
      reason: 'REPLACED',
      replacedBy: meldingId(9),
      requestedAt: request.receivedAt,
      answer: null,
    });
  });

  it('ends one that nobody has heard of by itself', () => {
    const { events, vehicle } = accept([waiting({ seq: 8 })], false);
    expect(events).toEqual(['completed 8 ERSTATTET #1']);
    expect(vehicle.cases[0]?.outcome?.warnings).toMatchObject([{ code: 'ERSTATTET_AV_NYERE_MELDING' }]);
    expect(vehicle.told).toEqual({ '310000019': 1 });
  });

  it('does not end it before an earlier one of the VIN', () => {
    const earlier = [waiting({ seq: 7, organisation: '310000027' }), waiting({ seq: 8 })];
    const { events, vehicle, replaced } = accept(earlier, false);
    expect({ events, replaced }).toEqual({ events: [], replaced: [8] });
    expect(vehicle.cases.map(statusOf)).toEqual(['MOTTATT', 'MOTTATT']);
  });

  it.each<[string, Partial<Case>]>([
    ['another organisation', { organisation: '310000027' }],
    ['a case that has ended', { closedAt: NOW }],
    [
      'a case that is being withdrawn',
      { withdrawal: { reason: 'WITHDRAWN', replacedBy: null, requestedAt: NOW, answer: null } },
    ],
  ])('leaves alone %s', (_, earlier) => {
    expect(accept([aCase({ seq: 8, ...earlier })]).replaced).toEqual([]);
  });
});
