/** Thrown when the token endpoint refuses a grant; `mpCode` as Digdir numbers its errors. */
export class MaskinportenError extends Error {
  readonly code = 'SANDBOX_GRANT_REFUSED';
  constructor(
    readonly status: 400 | 401 | 403,
    readonly error: string,
    readonly mpCode: string,
    readonly reason: string,
  ) {
    super(`${mpCode}: ${reason}`);
    this.name = 'MaskinportenError';
  }
}

export const refused = {
  malformed: (reason: string) => new MaskinportenError(400, 'invalid_grant', 'MP-011', `Invalid assertion. ${reason}`),
  used: () => new MaskinportenError(400, 'invalid_grant', 'MP-012', 'The grant has been used before (jti)'),
  client: () =>
    new MaskinportenError(401, 'invalid_client', 'MP-100', 'Client not found: wrong client id or wrong environment'),
  audience: (issuer: string) =>
    new MaskinportenError(400, 'invalid_grant', 'MP-110', `aud must be the issuer alone: ${issuer}`),
  signature: () => new MaskinportenError(400, 'invalid_grant', 'MP-124', 'The signature does not hold'),
  time: (reason: string) => new MaskinportenError(400, 'invalid_grant', 'MP-130', reason),
  scope: (scope: string) =>
    new MaskinportenError(400, 'invalid_scope', 'MP-200', `Scope not registered on the client: ${scope}`),
  delegation: (organisation: string) =>
    new MaskinportenError(
      403,
      'invalid_grant',
      'MP-251',
      `${organisation} has not delegated the scope to the supplier`,
    ),
} as const;
