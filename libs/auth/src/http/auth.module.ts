import { type DynamicModule, Module } from '@nestjs/common';
import { type Clock, type Logger, systemClock } from '@kjoreklar/service-kit';
import { ConfiguredTerms } from '../terms/configured-terms';
import { TermsRegister } from '../terms/terms-register';
import { IssuerKeys } from '../token/issuer-keys';
import { TokenVerifier } from '../token/token-verifier';

export interface AuthOptions {
  /** `tokenConfig` of service-kit and, where it differs from all, `termsConfig`. */
  readonly config: {
    readonly MASKINPORTEN_ISSUER: string;
    readonly MASKINPORTEN_JWKS_URL: string;
    readonly TOKEN_AUDIENCE: string;
    readonly TERMS_ACCEPTED_BY?: string;
  };
  readonly logger: Logger;
  readonly clock?: Clock;
}

const verifierOf = ({ config, logger, clock = systemClock }: AuthOptions): TokenVerifier =>
  new TokenVerifier({
    issuer: config.MASKINPORTEN_ISSUER,
    audience: config.TOKEN_AUDIENCE,
    clock,
    keys: new IssuerKeys({
      url: config.MASKINPORTEN_JWKS_URL,
      clock,
      onFetchFailed: (error) => logger.warn({ err: error }, 'the keys of Maskinporten cannot be fetched'),
    }),
  });

/** Gives `@RequireScope` and `@Caller` what they need, in every module of the service. */
@Module({})
export class AuthModule {
  static register(options: AuthOptions): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      providers: [
        { provide: TokenVerifier, useValue: verifierOf(options) },
        { provide: TermsRegister, useValue: new ConfiguredTerms(options.config.TERMS_ACCEPTED_BY ?? 'all') },
      ],
      exports: [TokenVerifier, TermsRegister],
    };
  }
}
