import { type RequestFields, requestFaults } from './request-faults';

const TODAY = '2026-07-06';
const good: RequestFields = { understellsnummer: 'WBA11AA0000000001', avgiftsgruppeKode: '101' };
const codes = (fields: RequestFields) =>
  requestFaults({ ...good, ...fields }, TODAY).map(({ code, path }) => [code, path]);

describe('a request', () => {
  it.each<[string, RequestFields]>([
    ['in small letters and with blanks around', { understellsnummer: ' wba11aa0000000001 ' }],
    ['of group 315 with seats', { avgiftsgruppeKode: '315', antallSitteplasser: 1 }],
    ['of group 315 with as many seats as there may be', { avgiftsgruppeKode: '315', antallSitteplasser: 9 }],
    ['of another group with 0 seats', { antallSitteplasser: 0 }],
    ['with absent fields written as null', { antallSitteplasser: null, klientreferanse: null, ventTil: null }],
    ['that waits until today', { ventTil: TODAY }],
    ['that waits as long as it may', { ventTil: '2026-08-05' }],
    ['with a reference of 64 characters, which may be outside the BMP', { klientreferanse: '🚗'.repeat(64) }],
  ])('%s is accepted', (_, fields) => {
    expect(codes(fields)).toEqual([]);
  });

  it.each<[string, RequestFields, string, string]>([
    ['a short VIN', { understellsnummer: 'WBA11AA000000001' }, 'VIN_FEIL_LENGDE', '/understellsnummer'],
    ['a long VIN', { understellsnummer: 'WBA11AA00000000011' }, 'VIN_FEIL_LENGDE', '/understellsnummer'],
    ['an empty VIN', { understellsnummer: '' }, 'VIN_FEIL_LENGDE', '/understellsnummer'],
    ['an O in the VIN', { understellsnummer: 'WBA11AA000000000O' }, 'VIN_UGYLDIG_TEGN', '/understellsnummer'],
    [
      'a letter of Norway in the VIN',
      { understellsnummer: 'WBA11AA000000000Å' },
      'VIN_UGYLDIG_TEGN',
      '/understellsnummer',
    ],
    ['an unknown group', { avgiftsgruppeKode: '999' }, 'AVGIFTSGRUPPE_UKJENT', '/avgiftsgruppeKode'],
    ['a group closed for new vehicles', { avgiftsgruppeKode: '311' }, 'AVGIFTSGRUPPE_LUKKET', '/avgiftsgruppeKode'],
    ['a group neither M, N nor O', { avgiftsgruppeKode: '620' }, 'AVGIFTSGRUPPE_UTENFOR_MNO', '/avgiftsgruppeKode'],
    ['group 315 without seats', { avgiftsgruppeKode: '315' }, 'SITTEPLASSER_MANGLER', '/antallSitteplasser'],
    [
      'group 315 with null seats',
      { avgiftsgruppeKode: '315', antallSitteplasser: null },
      'SITTEPLASSER_MANGLER',
      '/antallSitteplasser',
    ],
    [
      'group 315 with 0 seats',
      { avgiftsgruppeKode: '315', antallSitteplasser: 0 },
      'SITTEPLASSER_UGYLDIG',
      '/antallSitteplasser',
    ],
    [
      'group 315 with half a seat',
      { avgiftsgruppeKode: '315', antallSitteplasser: 1.5 },
      'SITTEPLASSER_UGYLDIG',
      '/antallSitteplasser',
    ],
    [
      'group 315 with ten seats',
      { avgiftsgruppeKode: '315', antallSitteplasser: 10 },
      'SITTEPLASSER_UGYLDIG',
      '/antallSitteplasser',
    ],
    ['seats in another group', { antallSitteplasser: 2 }, 'SITTEPLASSER_IKKE_TILLATT', '/antallSitteplasser'],
    ['negative seats in another group', { antallSitteplasser: -1 }, 'SITTEPLASSER_IKKE_TILLATT', '/antallSitteplasser'],
    [
      'a reference of 65 characters',
      { klientreferanse: 'x'.repeat(65) },
      'KLIENTREFERANSE_FEIL_LENGDE',
      '/klientreferanse',
    ],
    ['an empty reference', { klientreferanse: '' }, 'KLIENTREFERANSE_FEIL_LENGDE', '/klientreferanse'],
    ['a NUL in the reference', { klientreferanse: 'a\u0000b' }, 'KLIENTREFERANSE_UGYLDIG_TEGN', '/klientreferanse'],
    [
      'half a character in the reference',
      { klientreferanse: '\ud83d' },
      'KLIENTREFERANSE_UGYLDIG_TEGN',
      '/klientreferanse',
    ],
    ['a day that has passed', { ventTil: '2026-07-05' }, 'VENT_TIL_PASSERT', '/ventTil'],
    ['a day too far ahead', { ventTil: '2026-08-06' }, 'VENT_TIL_FOR_LANGT_FREM', '/ventTil'],
    ['a day that does not exist', { ventTil: '2026-02-30' }, 'VENT_TIL_UGYLDIG', '/ventTil'],
    ['an instant for a day', { ventTil: '2026-07-07T00:00:00Z' }, 'VENT_TIL_UGYLDIG', '/ventTil'],
  ])('with %s is refused: %#', (_, fields, code, path) => {
    expect(codes(fields)).toEqual([[code, path]]);
  });

  it('has all its faults named at once', () => {
    const fields = { understellsnummer: 'I', avgiftsgruppeKode: '315', ventTil: 'soon', klientreferanse: '' };
    expect(codes(fields).map(([code]) => code)).toEqual([
      'VIN_FEIL_LENGDE',
      'SITTEPLASSER_MANGLER',
      'KLIENTREFERANSE_FEIL_LENGDE',
      'VENT_TIL_UGYLDIG',
    ]);
  });

  it('is told which character of the VIN is wrong, and what it may have been', () => {
    const [first, second] = requestFaults({ ...good, understellsnummer: 'WBA11AAI00000000Q' }, TODAY);
    expect(first?.nb).toBe(
      'Tegnet «I» på plass 8 kan ikke stå i et understellsnummer. Bokstavene I, O og Q brukes ikke; er det tallet 1?',
    );
    expect(second?.en).toBe(
      'The character "Q" at position 17 cannot be part of a VIN. The letters I, O and Q are not used; is it the digit 0?',
    );
  });

  it('is told which group to use instead of a closed one, and where to send the others', () => {
    const words = (avgiftsgruppeKode: string) => requestFaults({ ...good, avgiftsgruppeKode }, TODAY)[0];
    expect(words('320')?.nb).toContain('Bruk 360, 380.');
    expect(words('401')?.en).toContain('version 1 of the service, with the document (IVI) attached');
  });
});
