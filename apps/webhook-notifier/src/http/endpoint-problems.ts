import { HttpProblem, notFound, type ProblemItem, unavailable, unprocessable } from '@kjoreklar/service-kit';
import { DatabaseUnavailableError } from '@kjoreklar/persistence';
import type { TargetFault } from '../domain/target-url';
import {
  EndpointNotActiveError,
  EndpointNotFoundError,
  TargetNotAllowedError,
  TestUnderWayError,
  TooManyEndpointsError,
} from '../endpoints/endpoint-errors';

const RETRY_AFTER_SECONDS = 2;

const targetWords: Readonly<Record<TargetFault, Omit<ProblemItem, 'sti'>>> = {
  NOT_A_URL: {
    kode: 'URL_UGYLDIG',
    melding: 'Adressen er ikke en fullstendig URL. Skriv den som https://vert/sti.',
    message: 'The address is not a complete URL. Write it as https://host/path.',
  },
  TOO_LONG: {
    kode: 'URL_FOR_LANG',
    melding: 'Adressen kan ha høyst 2000 tegn. Bruk en kortere.',
    message: 'The address may have at most 2,000 characters. Use a shorter one.',
  },
  SCHEME_NOT_ALLOWED: {
    kode: 'URL_FEIL_PROTOKOLL',
    melding: 'Adressen må begynne med https://.',
    message: 'The address must begin with https://.',
  },
  HTTPS_REQUIRED: {
    kode: 'URL_KREVER_HTTPS',
    melding: 'Tilbakekall sendes bare kryptert. Bruk en adresse som begynner med https://.',
    message: 'Callbacks are only sent encrypted. Use an address that begins with https://.',
  },
  USER_INFO: {
    kode: 'URL_MED_BRUKERNAVN',
    melding: 'Adressen kan ikke inneholde brukernavn eller passord. Kontroller signaturen i stedet.',
    message: 'The address may hold no user name or password. Check the signature instead.',
  },
  PRIVATE_ADDRESS: {
    kode: 'URL_PRIVAT_ADRESSE',
    melding: 'Verten har en adresse som ikke er på det åpne internettet. Bruk en vert der alle adresser er det.',
    message: 'The host has an address that is not on the open internet. Use one whose addresses all are.',
  },
  UNKNOWN_HOST: {
    kode: 'URL_UKJENT_VERT',
    melding: 'Verten finnes ikke i DNS. Kontroller skrivemåten, eller vent til navnet er publisert.',
    message: 'The host is not in the DNS. Check its spelling, or wait until the name is published.',
  },
};

const tooMany = ({ limit }: TooManyEndpointsError): HttpProblem =>
  new HttpProblem({
    status: 422,
    kode: 'FOR_MANGE_ENDEPUNKTER',
    melding: `Organisasjonen har allerede ${limit} endepunkter. Slett et som ikke er i bruk.`,
    message: `The organisation has ${limit} endpoints already. Delete one that is not in use.`,
  });

const notActive = (): HttpProblem =>
  new HttpProblem({
    status: 409,
    kode: 'ENDEPUNKT_IKKE_AKTIVT',
    melding: 'Endepunktet er slått av. Sett status til ACTIVE og prøv igjen.',
    message: 'The endpoint is disabled. Set its status to ACTIVE and try again.',
  });

const testUnderWay = (): HttpProblem =>
  new HttpProblem({
    status: 429,
    kode: 'TEST_PAGAR',
    melding: 'En test av endepunktet pågår. Vent til den er ferdig.',
    message: 'A test of the endpoint is under way. Wait until it has ended.',
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  });

const databaseAway = (): HttpProblem =>
  unavailable(
    {
      melding: 'Endepunkter er ikke tilgjengelige nå. Prøv igjen om litt.',
      message: 'Endpoints are not available now. Try again soon.',
    },
    RETRY_AFTER_SECONDS,
  );

const noSuchEndpoint = (): HttpProblem =>
  notFound(
    'Organisasjonen har ikke noe slikt endepunkt. Se listen over endepunkter.',
    'The organisation has no such endpoint. See the list of endpoints.',
  );

/** What the caller is told of errors from below; the rest is left as it is. */
export const translateError = (error: unknown): unknown => {
  if (error instanceof TargetNotAllowedError) return unprocessable([{ ...targetWords[error.fault], sti: '/url' }]);
  if (error instanceof EndpointNotFoundError) return noSuchEndpoint();
  if (error instanceof TooManyEndpointsError) return tooMany(error);
  if (error instanceof EndpointNotActiveError) return notActive();
  if (error instanceof TestUnderWayError) return testUnderWay();
  return error instanceof DatabaseUnavailableError ? databaseAway() : error;
};
