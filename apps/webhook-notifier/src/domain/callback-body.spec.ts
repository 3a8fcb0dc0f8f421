import { aPreregistrationCompleted } from '@kjoreklar/testing';
import { callbackBody } from './callback-body';

const { data } = aPreregistrationCompleted({
  meldingId: '0a54e2c2-61c5-4a4e-9d9a-1f2b3c4d5e6f',
  clientReference: null,
  status: 'AVVIST',
  importerSequence: 2,
  errors: [{ code: 'AKSLER', path: '/axles', nb: 'Antall aksler stemmer ikke.', en: 'The number of axles is wrong.' }],
});

describe('the body of a callback', () => {
  it('is the one that the contract promises, field by field', () => {
    expect(JSON.parse(callbackBody('preregistration.completed', data))).toStrictEqual({
      type: 'preregistration.completed',
      timestamp: '2026-07-06T08:00:10.000Z',
      data: {
        meldingId: '0a54e2c2-61c5-4a4e-9d9a-1f2b3c4d5e6f',
        understellsnummer: 'WV1ZZZ00000000001',
        klientreferanse: null,
        avgiftsgruppeKode: '101',
        status: 'AVVIST',
        sekvens: 2,
        feil: [
          {
            kode: 'AKSLER',
            sti: '/axles',
            melding: 'Antall aksler stemmer ikke.',
            message: 'The number of axles is wrong.',
          },
        ],
        varsler: [],
      },
    });
  });

  it('tells warnings as it tells errors', () => {
    const warnings = [{ code: 'DATOER', path: '/dates', nb: 'Datoene er uvanlige.', en: 'The dates are unusual.' }];
    expect(JSON.parse(callbackBody('preregistration.completed', { ...data, warnings }))).toMatchObject({
      data: {
        varsler: [
          { kode: 'DATOER', sti: '/dates', melding: 'Datoene er uvanlige.', message: 'The dates are unusual.' },
        ],
      },
    });
  });

  it('does not name the organisation', () => {
    expect(callbackBody('preregistration.withdrawn', data)).not.toContain(data.organisation);
  });
});
