import { RequireScope } from '@kjoreklar/auth';
import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CaseReadModel } from '../store/case.read-model';
import { toOperatorPageDto } from './case-representation';
import type { OperatorCasePageDto } from './case.dto';
import { DescribesListAll } from './preregistrations.description';
import { readOperatorQuery } from './read-list-query';
import { OPERATOR_SCOPE } from './scopes';

/** What operators ask, of all organisations. */
@Controller('internal/cases')
@RequireScope(OPERATOR_SCOPE, { terms: 'notApplicable' })
export class OperatorCasesController {
  constructor(@Inject(CaseReadModel) private readonly cases: CaseReadModel) {}

  @Get()
  @DescribesListAll()
  async list(@Req() request: FastifyRequest): Promise<OperatorCasePageDto> {
    const { filter, limit } = readOperatorQuery(request.query as object);
    return toOperatorPageDto(await this.cases.list(filter, limit), request.url);
  }
}
