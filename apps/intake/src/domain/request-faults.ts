import { findTaxGroup, type TaxGroup, VAN_CLASS_2 } from '@kjoreklar/code-lists';
import { type Finding, isVin, normaliseVin } from '@kjoreklar/domain';

/** The fields of a request as sent; one that is missing or of a wrong type has been reported already and is undefined. */
export interface RequestFields {
  readonly understellsnummer?: string | undefined;
  readonly avgiftsgruppeKode?: string | undefined;
  readonly antallSitteplasser?: number | null | undefined;
  readonly klientreferanse?: string | null | undefined;
  readonly ventTil?: string | null | undefined;
}

export const MAX_SEATS = 9;
export const MAX_CLIENT_REFERENCE_LENGTH = 64;
export const MAX_WAIT_DAYS = 30;
const VIN_LENGTH = 17;
const DAY_MS = 24 * 60 * 60 * 1000;

const fault = (code: string, path: string, nb: string, en: string): Finding => ({ code, path, nb, en });

const vinCharacterFaults = (vin: string): Finding[] =>
  [...vin].flatMap((character, index) => {
    if (/[A-HJ-NPR-Z0-9]/.test(character)) return [];
    const confused = { I: '1', O: '0', Q: '0' }[character];
    const [nbHint, enHint] = confused
      ? [
          `Bokstavene I, O og Q brukes ikke; er det tallet ${confused}?`,
          `The letters I, O and Q are not used; is it the digit ${confused}?`,
        ]
      : ['Bruk bare A-Z (uten I, O og Q) og 0-9.', 'Use only A-Z (without I, O and Q) and 0-9.'];
    return [
      fault(
        'VIN_UGYLDIG_TEGN',
        '/understellsnummer',
        `Tegnet «${character}» på plass ${index + 1} kan ikke stå i et understellsnummer. ${nbHint}`,
        `The character "${character}" at position ${index + 1} cannot be part of a VIN. ${enHint}`,
      ),
    ];
  });

const vinFaults = ({ understellsnummer }: RequestFields): Finding[] => {
  if (understellsnummer === undefined) return [];
  const vin = normaliseVin(understellsnummer);
  if (isVin(vin)) return [];
  const length = [...vin].length;
  if (length === VIN_LENGTH) return vinCharacterFaults(vin);
  return [
    fault(
      'VIN_FEIL_LENGDE',
      '/understellsnummer',
      `Et understellsnummer har 17 tegn; dette har ${length}. Send hele nummeret slik det står på kjøretøyet.`,
      `A VIN has 17 characters; this one has ${length}. Send the whole number as it stands on the vehicle.`,
    ),
  ];
};

const groupFaults = (group: TaxGroup): Finding[] => {
  if (group.closed) {
    const instead = group.closed.useInstead.join(', ');
    return [
      fault(
        'AVGIFTSGRUPPE_LUKKET',
        '/avgiftsgruppeKode',
        `Avgiftsgruppe ${group.code} (${group.name}) gjelder bare eldre kjøretøy, før ${group.closed.before}. Bruk ${instead}.`,
        `Tax group ${group.code} (${group.name}) is only for older vehicles, before ${group.closed.before}. Use ${instead}.`,
      ),
    ];
  }
  if (!group.outsideMno) return [];
  return [
    fault(
      'AVGIFTSGRUPPE_UTENFOR_MNO',
      '/avgiftsgruppeKode',
      `Avgiftsgruppe ${group.code} (${group.name}) er ikke for kjøretøy i gruppe M, N eller O. Send meldingen til versjon 1 av tjenesten, med dokumentet (IVI) vedlagt.`,
      `Tax group ${group.code} (${group.name}) is not for vehicles of category M, N or O. Send the message to version 1 of the service, with the document (IVI) attached.`,
    ),
  ];
};

const taxGroupFaults = ({ avgiftsgruppeKode }: RequestFields): Finding[] => {
  if (avgiftsgruppeKode === undefined) return [];
  const group = findTaxGroup(avgiftsgruppeKode);
  if (group) return groupFaults(group);
  return [
    fault(
      'AVGIFTSGRUPPE_UKJENT',
      '/avgiftsgruppeKode',
      'Avgiftsgruppen finnes ikke. Bruk en kode på tre sifre fra kodeverket «Kjøretøygruppe avgift», for eksempel 101.',
      'The tax group does not exist. Use a code of three digits from the code list "Kjøretøygruppe avgift", for example 101.',
    ),
  ];
};

const SEATS = '/antallSitteplasser';

const vanSeatFaults = (seats: number | null): Finding[] => {
  if (seats === null)
    return [
      fault(
        'SITTEPLASSER_MANGLER',
        SEATS,
        'Avgiftsgruppe 315 krever antall sitteplasser etter den norske godkjenningen. Legg til feltet.',
        'Tax group 315 requires the number of seats of the Norwegian approval. Add the field.',
      ),
    ];
  if (Number.isInteger(seats) && seats >= 1 && seats <= MAX_SEATS) return [];
  return [
    fault(
      'SITTEPLASSER_UGYLDIG',
      SEATS,
      `Antall sitteplasser må være et helt tall fra 1 til ${MAX_SEATS}.`,
      `The number of seats must be a whole number from 1 to ${MAX_SEATS}.`,
    ),
  ];
};

const seatFaults = ({ avgiftsgruppeKode, antallSitteplasser }: RequestFields): Finding[] => {
  if (avgiftsgruppeKode === VAN_CLASS_2) return vanSeatFaults(antallSitteplasser ?? null);
  const isKnownGroup = avgiftsgruppeKode !== undefined && findTaxGroup(avgiftsgruppeKode) !== undefined;
  if (!isKnownGroup || !antallSitteplasser) return [];
  return [
    fault(
      'SITTEPLASSER_IKKE_TILLATT',
      SEATS,
      'Antall sitteplasser oppgis bare for avgiftsgruppe 315. Utelat feltet, eller send 0.',
      'The number of seats is given for tax group 315 only. Leave the field out, or send 0.',
    ),
  ];
};

const clientReferenceFaults = ({ klientreferanse }: RequestFields): Finding[] => {
  if (klientreferanse === undefined || klientreferanse === null) return [];
  const path = '/klientreferanse';
  const length = [...klientreferanse].length;
  if (length === 0 || length > MAX_CLIENT_REFERENCE_LENGTH)
    return [
      fault(
        'KLIENTREFERANSE_FEIL_LENGDE',
        path,
        `Klientreferansen må ha 1 til ${MAX_CLIENT_REFERENCE_LENGTH} tegn; denne har ${length}. Kort den ned, eller utelat feltet.`,
        `The client reference must have 1 to ${MAX_CLIENT_REFERENCE_LENGTH} characters; this one has ${length}. Shorten it or leave the field out.`,
      ),
    ];
  if (klientreferanse.isWellFormed() && !/\p{Cc}/u.test(klientreferanse)) return [];
  return [
    fault(
      'KLIENTREFERANSE_UGYLDIG_TEGN',
      path,
      'Klientreferansen har styretegn eller ufullstendige tegn. Fjern dem.',
      'The client reference has control characters or incomplete characters. Remove them.',
    ),
  ];
};

/** A calendar date of that form that exists. */
const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const waitFaults = ({ ventTil }: RequestFields, today: string): Finding[] => {
  if (ventTil === undefined || ventTil === null) return [];
  const path = '/ventTil';
  if (!isDate(ventTil))
    return [
      fault(
        'VENT_TIL_UGYLDIG',
        path,
        'Datoen finnes ikke eller er skrevet feil. Bruk formen ÅÅÅÅ-MM-DD.',
        'The date does not exist or is not written right. Use the form YYYY-MM-DD.',
      ),
    ];
  const last = new Date(Date.parse(`${today}T00:00:00Z`) + MAX_WAIT_DAYS * DAY_MS).toISOString().slice(0, 10);
  if (ventTil < today)
    return [
      fault(
        'VENT_TIL_PASSERT',
        path,
        `Datoen er passert. Bruk ${today} til ${last}, eller utelat feltet.`,
        `The date has passed. Use ${today} to ${last}, or leave the field out.`,
      ),
    ];
  if (ventTil <= last) return [];
  return [
    fault(
      'VENT_TIL_FOR_LANGT_FREM',
      path,
      `Datoen er mer enn ${MAX_WAIT_DAYS} dager frem. Siste dag er ${last}.`,
      `The date is more than ${MAX_WAIT_DAYS} days ahead. The last day is ${last}.`,
    ),
  ];
};

/** Everything that keeps the request from being accepted; `today` is the date in Norway. */
export const requestFaults = (fields: RequestFields, today: string): Finding[] => [
  ...vinFaults(fields),
  ...taxGroupFaults(fields),
  ...seatFaults(fields),
  ...clientReferenceFaults(fields),
  ...waitFaults(fields, today),
];
