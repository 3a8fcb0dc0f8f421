import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { ScopeGuard } from './scope.guard';
import { SCOPE_RULE, type ScopeRule } from './scope-rule';

/** Name of the security scheme in OpenAPI documents. */
export const BEARER_SCHEME = 'maskinporten';

/**
 * Only callers whose token carries the scope, and whose organisation has accepted the terms unless `terms` says they do not apply.
 * Answers 401, 403 or 503 otherwise.
 */
export const RequireScope = (scope: string, { terms = 'required' }: { terms?: ScopeRule['terms'] } = {}) =>
  applyDecorators(
    SetMetadata(SCOPE_RULE, { scope, terms } satisfies ScopeRule),
    UseGuards(ScopeGuard),
    ApiBearerAuth(BEARER_SCHEME),
  );
