import { HttpProblem } from '@kjoreklar/service-kit';
import { meldingId } from '../../test/case-samples';
import { fromCursor, toCursor } from './page-cursor';
import { readListQuery, readOperatorQuery } from './read-list-query';

const organisation = '310000019';
const faultsOf = (query: object): string[] => {
  try {
    readListQuery(query, organisation);
  } catch (error) {
    if (error instanceof HttpProblem) return (error.content.feil ?? []).map(({ kode, sti }) => `${kode} ${sti}`);
  }
  return [];
};

describe('the query of a list', () => {
  const position = { receivedAt: '2026-07-06T08:00:00.123Z', meldingId: meldingId(7) };

  it('may ask for nothing in particular', () => {
    expect(readListQuery({}, organisation)).toEqual({ filter: { organisation }, limit: 50 });
    expect(readOperatorQuery({})).toEqual({ filter: {}, limit: 50 });
  });

  it('may ask for everything', () => {
    const query = {
      understellsnummer: 'wba11aa0000000001',
      klientreferanse: 'ordre',
      status: 'AVVIST',
      fraTidspunkt: '2026-07-06T08:00:00+02:00',
      tilTidspunkt: '2026-07-07T00:00Z',
      endretFra: '2026-07-06T08:00:00 02:00',
      etter: toCursor(position),
      antall: '200',
    };
    expect(readListQuery(query, organisation)).toEqual({
      filter: {
        organisation,
        vin: 'WBA11AA0000000001',
        clientReference: 'ordre',
        status: 'AVVIST',
        receivedFrom: '2026-07-06T06:00:00.000Z',
        receivedBefore: '2026-07-07T00:00:00.000Z',
        changedFrom: '2026-07-06T06:00:00.000Z',
        after: position,
      },
      limit: 200,
    });
  });

  it.each([
    ['understellsnummer', 'X'],
    ['klientreferanse', 'a\u0000'],
    ['status', 'FERDIG'],
    ['fraTidspunkt', '2026-07-06'],
    ['tilTidspunkt', '2026-13-06T00:00:00Z'],
    ['endretFra', 'yesterday'],
    ['etter', 'AAAA'],
    ['antall', '0'],
    ['antall', '201'],
    ['antall', '1e1'],
  ])('refuses %s=%s', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([`UGYLDIG_PARAMETER /${name}`]);
  });

  it('refuses what it does not know, and what is said twice', () => {
    expect(faultsOf({ vin: 'WBA11AA0000000001', status: ['AVVIST', 'TRUKKET'] })).toEqual([
      'UKJENT_FELT /vin',
      'FELT_FEIL_TYPE /status',
    ]);
  });

  it.each([
    '',
    'x',
    Buffer.from('2026-99-06T08:00:00.123Z 00000000-0000-4000-8000-000000000007').toString('base64url'),
  ])('knows a cursor from "%s"', (text) => {
    expect(fromCursor(text)).toBeUndefined();
  });
});
