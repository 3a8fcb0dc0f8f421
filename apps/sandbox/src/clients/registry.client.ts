import type { Vin } from '@kjoreklar/domain';
import type { TokenIssuer } from '../maskinporten/token-issuer';
import { organisations } from '../organisations';
import { REGISTER_WRITE_SCOPE } from '../scopes';
import type { CallJson, JsonAnswer } from './json-client';

export interface RegistryClientOptions {
  readonly url: string;
  readonly audience: string;
  readonly tokens: TokenIssuer;
  readonly call: CallJson;
}

/** Commands the register, as the dealer. */
export class RegistryClient {
  constructor(private readonly options: RegistryClientOptions) {}

  /** Gives whatever the register answers. */
  async firstRegistration(vin: Vin): Promise<JsonAnswer> {
    const { url, audience, tokens, call } = this.options;
    const token = await tokens.issue({
      organisation: organisations.dealer.number,
      scope: REGISTER_WRITE_SCOPE,
      audience,
    });
    return call({ method: 'POST', url: `${url}/vehicles/${vin}/first-registration`, token: token.access_token });
  }
}
