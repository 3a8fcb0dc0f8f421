import { Caller, type CallerIdentity, RequireScope } from '@kjoreklar/auth';
import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Endpoint } from '../domain/endpoint';
import { EndpointNotFoundError } from '../endpoints/endpoint-errors';
import { EndpointTest } from '../endpoints/endpoint-test';
import { DeliveryReadModel } from '../store/delivery.read-model';
import { EndpointReadModel } from '../store/endpoint.read-model';
import { DeliveryLogQuery, limitOf } from './delivery-log.query';
import {
  DeliveryLogResponse,
  EndpointTestResponse,
  toDeliveryLogResponse,
  toEndpointTestResponse,
} from './delivery-log.response';
import {
  DocumentsBadQuery,
  DocumentsCommonProblems,
  DocumentsNotFound,
  DocumentsTestProblems,
} from './documented-problems';
import { queryPipe } from './dto-pipe';
import { EndpointIdPipe } from './endpoint-id.pipe';
import { ENDPOINTS_PATH, WEBHOOK_SCOPE } from './routes';

@ApiTags('deliveries')
@ApiParam({ name: 'id', format: 'uuid' })
@DocumentsCommonProblems()
@DocumentsNotFound()
@RequireScope(WEBHOOK_SCOPE)
@Controller(`${ENDPOINTS_PATH}/:id`)
export class EndpointDeliveriesController {
  constructor(
    @Inject(EndpointReadModel) private readonly endpoints: EndpointReadModel,
    @Inject(DeliveryReadModel) private readonly deliveries: DeliveryReadModel,
    @Inject(EndpointTest) private readonly test: EndpointTest,
  ) {}

  @Post('test')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'testEndpoint',
    summary: 'Send et signert prøvekall (type webhook.test) / make one signed test call (type webhook.test)',
  })
  @ApiOkResponse({ type: EndpointTestResponse })
  @DocumentsTestProblems()
  async call(
    @Caller() { organisation }: CallerIdentity,
    @Param('id', EndpointIdPipe) id: string,
  ): Promise<EndpointTestResponse> {
    return toEndpointTestResponse(await this.test.run(await this.own(id, organisation)));
  }

  @Get('deliveries')
  @ApiOperation({
    operationId: 'listDeliveries',
    summary: 'Hva som er sendt, nyeste først / what has been sent, newest first',
  })
  @ApiOkResponse({ type: DeliveryLogResponse })
  @DocumentsBadQuery()
  async log(
    @Caller() { organisation }: CallerIdentity,
    @Param('id', EndpointIdPipe) id: string,
    @Query(queryPipe(DeliveryLogQuery)) query: DeliveryLogQuery,
  ): Promise<DeliveryLogResponse> {
    await this.own(id, organisation);
    return toDeliveryLogResponse(await this.deliveries.page(id, query.after, limitOf(query)));
  }

  private async own(id: string, organisation: string): Promise<Endpoint> {
    const endpoint = await this.endpoints.find(id, organisation);
    if (!endpoint) throw new EndpointNotFoundError(id);
    return endpoint;
  }
}
