import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { VerifiedToken } from '../token/caller-identity';
import { InvalidTokenError, KeysUnavailableError } from '../token/token-errors';
import { TokenVerifier } from '../token/token-verifier';
import { TermsRegister } from '../terms/terms-register';
import { keysUnavailable, scopeMissing, termsNotAccepted, tokenInvalid, tokenMissing } from './auth-problems';
import { rememberCaller } from './caller';
import { SCOPE_RULE, type ScopeRule } from './scope-rule';

const bearer = /^Bearer +([A-Za-z0-9\-._~+/]+=*) *$/i;

/** Understands whether a request may pass the rule that `@RequireScope` set. */
@Injectable()
export class ScopeGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
    @Inject(TermsRegister) private readonly terms: TermsRegister,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<ScopeRule>(SCOPE_RULE, [context.getHandler(), context.getClass()]);
    const request = context.switchToHttp().getRequest<{ headers: { authorization?: string } }>();
    const { caller, scopes } = await this.verified(request.headers.authorization);
    if (!scopes.has(rule.scope)) throw scopeMissing(rule.scope);
    if (rule.terms === 'required' && !(await this.terms.hasAccepted(caller.organisation))) throw termsNotAccepted();
    rememberCaller(request, caller);
    return true;
  }

  private async verified(authorization: string | undefined): Promise<VerifiedToken> {
    const token = bearer.exec(authorization ?? '')?.[1];
    if (!token) throw tokenMissing();
    try {
      return await this.verifier.verify(token);
    } catch (error) {
      if (error instanceof InvalidTokenError) throw tokenInvalid(error.reason);
      if (error instanceof KeysUnavailableError) throw keysUnavailable();
      throw error;
    }
  }
}
