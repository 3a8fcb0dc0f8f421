import { HttpProblem, unavailable } from '@kjoreklar/service-kit';

const challenge = (parameters: Readonly<Record<string, string>>): Record<string, string> => ({
  'www-authenticate': `Bearer ${Object.entries({ realm: 'kjoreklar', ...parameters })
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}`,
});

/** RFC 6750 section 3.1: a request without a token gets a challenge without an error code. */
export const tokenMissing = (): HttpProblem =>
  new HttpProblem({
    status: 401,
    kode: 'TOKEN_MANGLER',
    melding:
      'Forespørselen har ikke noe tilgangstoken. Hent et fra Maskinporten, og send det som «Authorization: Bearer …».',
    message: 'The request carries no access token. Get one from Maskinporten and send it as "Authorization: Bearer …".',
    headers: challenge({}),
  });

export const tokenInvalid = (reason: string): HttpProblem =>
  new HttpProblem({
    status: 401,
    kode: 'TOKEN_UGYLDIG',
    melding:
      'Tilgangstokenet er ikke gyldig her: utløpt, feil signert, eller utstedt for en annen tjeneste. Hent et nytt.',
    message: `The access token is not valid here (${reason}). Get a new one.`,
    headers: challenge({ error: 'invalid_token', error_description: reason }),
  });

export const scopeMissing = (scope: string): HttpProblem =>
  new HttpProblem({
    status: 403,
    kode: 'SCOPE_MANGLER',
    melding: `Tilgangstokenet mangler scope «${scope}». Be om et token med dette scopet.`,
    message: `The access token lacks the scope "${scope}". Request a token with that scope.`,
    headers: challenge({ error: 'insufficient_scope', scope }),
  });

export const termsNotAccepted = (): HttpProblem =>
  new HttpProblem({
    status: 403,
    kode: 'VILKAR_IKKE_AKSEPTERT',
    melding: 'Organisasjonen har ikke akseptert vilkårene for tjenesten. Aksepter dem, og prøv igjen.',
    message: 'The organisation has not accepted the terms of the service. Accept them and try again.',
  });

export const keysUnavailable = (): HttpProblem =>
  unavailable(
    {
      melding: 'Tilgangstokenet kan ikke kontrolleres nå fordi utstederens nøkler ikke kan hentes. Prøv igjen om litt.',
      message:
        'The access token cannot be checked now because the keys of its issuer cannot be fetched. Try again soon.',
    },
    5,
  );
