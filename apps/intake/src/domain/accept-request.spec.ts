import { aCase, inWords, meldingId, NOW } from '../../test/case-samples';
import { acceptRequest } from './accept-request';
import type { Case } from './case';

const request = aCase({ seq: 9 });
const accept = (earlier: readonly Case[]) => {
  const { replaced, events } = acceptRequest(request, earlier);
  return { replaced: replaced.map(({ seq }) => seq), events: events.map(inWords) };
};

describe('a new request', () => {
  it('is announced', () => {
    expect(accept([])).toEqual({ replaced: [], events: ['requested 9'] });
  });

  it('takes the place of the open one of the same organisation', () => {
    expect(accept([aCase({ seq: 8 })])).toEqual({ replaced: [8], events: ['withdrawalRequested 8', 'requested 9'] });
    const [replaced] = acceptRequest(request, [aCase({ seq: 8 })]).replaced;
    expect(replaced?.withdrawal).toEqual({
      reason: 'REPLACED',
      replacedBy: meldingId(9),
      requestedAt: request.receivedAt,
      answer: null,
    });
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
