import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiBody,
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { AcceptedDto, CaseDto, CasePageDto, OperatorCaseDto, OperatorCasePageDto, ProblemDto } from './case.dto';
import { ListAllCasesDto, ListCasesDto } from './list-cases.dto';
import { NewPreregistrationDto } from './new-preregistration.dto';

const problems: Readonly<Record<number, string>> = {
  400: 'Cannot be read: the body is not a JSON object, or a parameter or the Idempotency-Key has the wrong form',
  401: 'No access token, or one that is not valid here',
  403: 'The token lacks the scope, or the organisation has not accepted the terms',
  404: 'The organisation has no such case',
  409: 'Not possible in the state that things are in; `kode` and `melding` say why',
  413: 'The body is larger than 64 KiB',
  415: 'The body is not JSON',
  422: 'Well-formed JSON that cannot be accepted: fields missing, unknown, of the wrong type or with an unusable value; or an Idempotency-Key that was used for another body',
  429: 'The organisation has too many requests waiting; nothing has been written. Try again after Retry-After seconds',
  503: 'Not possible now; nothing has been written. Try again after Retry-After seconds',
};

const retryAfter = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } } as const;

const ApiProblems = (...statuses: number[]) =>
  applyDecorators(
    ApiExtraModels(ProblemDto),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: problems[status] ?? '',
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
        ...([429, 503].includes(status) ? { headers: retryAfter } : {}),
      }),
    ),
  );

const meldingId = { name: 'meldingId', schema: { type: 'string', format: 'uuid' } } as const;

export const DescribesCreate = () =>
  applyDecorators(
    ApiTags('preregistrering'),
    ApiOperation({
      operationId: 'opprett',
      summary: 'Ask for the pre-registration of a vehicle',
      description:
        'Accepts the request and answers at once; what comes of it is told by callback, and by the case. A later request of the same organisation for the same VIN takes the place of an earlier one that is still open. A request that is not answered 202 leaves nothing behind.',
    }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Makes sending again safe: under the same key and body the first answer is given again for 24 hours. Only answers 202 are kept.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
    ApiBody({ type: NewPreregistrationDto }),
    ApiResponse({
      status: 202,
      description: 'Accepted',
      type: AcceptedDto,
      headers: { Location: { description: 'The case', schema: { type: 'string', format: 'uri-reference' } } },
    }),
    ApiProblems(400, 401, 403, 409, 413, 415, 422, 429, 503),
  );

export const DescribesFind = () =>
  applyDecorators(
    ApiTags('preregistrering'),
    ApiOperation({ operationId: 'hent', summary: 'One case of the organisation' }),
    ApiParam(meldingId),
    ApiResponse({ status: 200, description: 'The case', type: CaseDto }),
    ApiProblems(401, 403, 404, 503),
  );

export const DescribesFindAny = () =>
  applyDecorators(
    ApiTags('drift'),
    ApiOperation({ operationId: 'hentEnhver', summary: 'One case of any organisation, for operators' }),
    ApiParam(meldingId),
    ApiResponse({ status: 200, description: 'The case', type: OperatorCaseDto }),
    ApiProblems(401, 403, 404, 503),
  );

export const DescribesWithdraw = () =>
  applyDecorators(
    ApiTags('preregistrering'),
    ApiOperation({
      operationId: 'trekk',
      summary: 'Withdraw a request',
      description:
        'Before the case has ended it ends as TRUKKET. After KLAR_TIL_FORSTEGANGSREGISTRERING the answer comes as the callback preregistration.withdrawn or preregistration.withdrawal-refused. After first registration, and for a case that ended without effect, the answer is 409.',
    }),
    ApiParam(meldingId),
    ApiResponse({ status: 202, description: 'The withdrawal is under way, or done already', type: CaseDto }),
    ApiProblems(401, 403, 404, 409, 503),
  );

const describesPage = (operation: { id: string; summary: string; tag: string }, query: Type, page: Type) =>
  applyDecorators(
    ApiTags(operation.tag),
    ApiOperation({ operationId: operation.id, summary: operation.summary }),
    ApiQuery({ type: query }),
    ApiResponse({ status: 200, description: 'One page, newest first', type: page }),
    ApiProblems(400, 401, 403, 503),
  );

export const DescribesList = () =>
  describesPage(
    { id: 'finn', summary: 'Cases of the organisation', tag: 'preregistrering' },
    ListCasesDto,
    CasePageDto,
  );

export const DescribesListAll = () =>
  describesPage(
    { id: 'finnAlle', summary: 'Cases of all organisations, for operators', tag: 'drift' },
    ListAllCasesDto,
    OperatorCasePageDto,
  );
