import { malformed, type HttpProblem } from '@kjoreklar/service-kit';
import { readOrganisation } from '../http/read-organisation';
import type { TokenOrder } from './token-issuer';

/** Query of `GET /token`; all texts, as they come. */
export type TokenQuery = Readonly<Record<string, string | string[] | undefined>>;

const LONGEST_LIFETIME_SECONDS = 7 * 24 * 60 * 60;

const bad = (name: string, nb: string, en: string): HttpProblem =>
  malformed(`UGYLDIG_${name.toUpperCase()}`, nb, en, [
    { kode: `UGYLDIG_${name.toUpperCase()}`, sti: `/${name}`, melding: nb, message: en },
  ]);

const text = (query: TokenQuery, name: string): string | undefined => {
  const value = query[name];
  const single = Array.isArray(value) ? value.at(-1) : value;
  return single === '' ? undefined : single;
};

const readScope = (query: TokenQuery): string => {
  const scope = text(query, 'scope')?.trim();
  if (scope && /^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(scope)) return scope;
  throw bad('scope', 'Oppgi «scope», for eksempel svv:kjoretoy/ecoc.', 'Give "scope", for example svv:kjoretoy/ecoc.');
};

const readLifetime = (query: TokenQuery): number | undefined => {
  const given = text(query, 'expiresInSeconds');
  if (given === undefined) return undefined;
  const seconds = Number(given);
  if (Number.isInteger(seconds) && Math.abs(seconds) <= LONGEST_LIFETIME_SECONDS) return seconds;
  throw bad(
    'expiresInSeconds',
    '«expiresInSeconds» må være et helt antall sekunder; negativt gir et utløpt token.',
    '"expiresInSeconds" must be a whole number of seconds; negative gives an expired token.',
  );
};

/** Reads what token is asked for; throws HttpProblem 400. */
export const readTokenQuery = (query: TokenQuery, audience: string): TokenOrder => {
  const supplier = text(query, 'supplier');
  return {
    organisation: readOrganisation(text(query, 'orgnr'), '/orgnr'),
    scope: readScope(query),
    supplier: supplier === undefined ? undefined : readOrganisation(supplier, '/supplier'),
    audience: text(query, 'audience') ?? audience,
    issuer: text(query, 'issuer'),
    expiresInSeconds: readLifetime(query),
    foreignKey: text(query, 'foreignKey') === 'true',
  };
};
