import { Caller, type CallerIdentity, RequireScope } from '@kjoreklar/auth';
import { type Clock, unprocessable } from '@kjoreklar/service-kit';
import { Body, Controller, Delete, Get, Headers, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Acceptance, AcceptRequests } from '../application/accept-requests';
import { ChangeCases } from '../application/change-cases';
import type { Case } from '../domain/case';
import { isMeldingId } from '../domain/melding-id';
import { withdrawalRefusal } from '../domain/withdraw';
import { CaseReadModel } from '../store/case.read-model';
import { cannotWithdraw, caseNotFound } from './case-problems';
import { BASE_PATH, casePath, toAccepted, toCaseDto, toPageDto } from './case-representation';
import type { AcceptedDto, CaseDto, CasePageDto } from './case.dto';
import { toProblemItems } from './field-faults';
import { keyInFlight, keyReused, readIdempotencyKey } from './idempotency-key';
import { DescribesCreate, DescribesFind, DescribesList, DescribesWithdraw } from './preregistrations.description';
import { readListQuery } from './read-list-query';
import { readNewRequest } from './read-new-request';
import { readTraceparent } from './read-traceparent';
import { IMPORTER_SCOPE } from './scopes';

export const CLOCK = Symbol('clock');

/** What importers send and ask. */
@Controller(BASE_PATH)
@RequireScope(IMPORTER_SCOPE)
export class PreregistrationsController {
  constructor(
    @Inject(AcceptRequests) private readonly requests: AcceptRequests,
    @Inject(ChangeCases) private readonly changes: ChangeCases,
    @Inject(CaseReadModel) private readonly cases: CaseReadModel,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('opprette')
  @HttpCode(202)
  @DescribesCreate()
  async create(
    @Body() body: unknown,
    @Headers() headers: FastifyRequest['headers'],
    @Caller() { organisation }: CallerIdentity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedDto> {
    const key = readIdempotencyKey(headers['idempotency-key']);
    const read = readNewRequest(body, this.clock.now());
    const idempotency = key === undefined || read.fingerprint === null ? null : { key, fingerprint: read.fingerprint };
    const traceparent = readTraceparent(headers['traceparent']);
    const acceptance = read.ok
      ? await this.requests.accept({ ...read.content, organisation, traceparent, idempotency })
      : idempotency && (await this.requests.findAnswered({ organisation, ...idempotency }));
    if (!acceptance) throw unprocessable(toProblemItems(read.ok ? [] : read.faults));
    const subject = acceptedOf(acceptance);
    void reply.header('location', casePath(subject.meldingId));
    return toAccepted(subject);
  }

  @Get(':meldingId')
  @DescribesFind()
  async find(@Param('meldingId') meldingId: string, @Caller() caller: CallerIdentity): Promise<CaseDto> {
    return toCaseDto(await this.own(meldingId, caller));
  }

  @Get()
  @DescribesList()
  async list(@Req() request: FastifyRequest, @Caller() { organisation }: CallerIdentity): Promise<CasePageDto> {
    const { filter, limit } = readListQuery(request.query as object, organisation);
    return toPageDto(await this.cases.list(filter, limit), request.url);
  }

  @Delete(':meldingId')
  @HttpCode(202)
  @DescribesWithdraw()
  async withdraw(@Param('meldingId') meldingId: string, @Caller() caller: CallerIdentity): Promise<CaseDto> {
    const { vin } = await this.own(meldingId, caller);
    const { before, after } = await this.changes.submit({ vin, meldingId, change: { kind: 'withdrawn' } });
    if (!before || !after) throw caseNotFound();
    const refusal = withdrawalRefusal(before);
    if (refusal) throw cannotWithdraw(before, refusal);
    return toCaseDto(after);
  }

  private async own(meldingId: string, { organisation }: CallerIdentity): Promise<Case> {
    const subject = isMeldingId(meldingId) ? await this.cases.find(meldingId) : undefined;
    if (subject?.organisation !== organisation) throw caseNotFound();
    return subject;
  }
}

const acceptedOf = (acceptance: Acceptance): Case => {
  switch (acceptance.kind) {
    case 'accepted':
    case 'repeated':
      return acceptance.subject;
    case 'keyReused':
      throw keyReused();
    case 'keyInFlight':
      throw keyInFlight();
  }
};
