import { RequireScope } from '@kjoreklar/auth';
import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CaseReadModel } from '../store/case.read-model';
import { isMeldingId } from '../domain/melding-id';
import { caseNotFound } from './case-problems';
import { toOperatorCaseDto, toOperatorPageDto } from './case-representation';
import type { OperatorCaseDto, OperatorCasePageDto } from './case.dto';
import { DescribesFindAny, DescribesListAll } from './preregistrations.description';
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

  @Get(':meldingId')
  @DescribesFindAny()
  async find(@Param('meldingId') meldingId: string): Promise<OperatorCaseDto> {
    const subject = isMeldingId(meldingId) ? await this.cases.find(meldingId) : undefined;
    if (!subject) throw caseNotFound();
    return toOperatorCaseDto(subject);
  }
}
