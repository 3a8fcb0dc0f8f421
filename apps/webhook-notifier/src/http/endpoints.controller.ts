import { Caller, type CallerIdentity, RequireScope } from '@kjoreklar/auth';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EndpointAdministration } from '../endpoints/endpoint-administration';
import { EndpointNotFoundError } from '../endpoints/endpoint-errors';
import { EndpointReadModel } from '../store/endpoint.read-model';
import { DocumentsCommonProblems, DocumentsNotFound, DocumentsRefusal } from './documented-problems';
import { bodyPipe } from './dto-pipe';
import { EndpointIdPipe } from './endpoint-id.pipe';
import { ChangeEndpointRequest, RegisterEndpointRequest } from './endpoint.requests';
import {
  EndpointListResponse,
  EndpointResponse,
  RegisteredEndpointResponse,
  toEndpointResponse,
} from './endpoint.response';
import { ENDPOINTS_PATH, WEBHOOK_SCOPE } from './routes';

@ApiTags('endpoints')
@DocumentsCommonProblems()
@RequireScope(WEBHOOK_SCOPE)
@Controller(ENDPOINTS_PATH)
export class EndpointsController {
  constructor(
    @Inject(EndpointAdministration) private readonly administration: EndpointAdministration,
    @Inject(EndpointReadModel) private readonly endpoints: EndpointReadModel,
  ) {}

  @Post()
  @ApiOperation({ operationId: 'registerEndpoint', summary: 'Registrer et endepunkt / register an endpoint' })
  @ApiCreatedResponse({ type: RegisteredEndpointResponse })
  @DocumentsRefusal()
  async register(
    @Caller() { organisation }: CallerIdentity,
    @Body(bodyPipe(RegisterEndpointRequest)) request: RegisterEndpointRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisteredEndpointResponse> {
    const { url, events, description = '', signing = ['v1'] } = request;
    const { endpoint, secret } = await this.administration.register({
      organisation,
      url,
      events,
      description,
      signing,
    });
    void reply.header('location', `/${ENDPOINTS_PATH}/${endpoint.id}`);
    return { ...toEndpointResponse(endpoint), secret };
  }

  @Get()
  @ApiOperation({ operationId: 'listEndpoints', summary: 'Egne endepunkter / your endpoints' })
  @ApiOkResponse({ type: EndpointListResponse })
  async list(@Caller() { organisation }: CallerIdentity): Promise<EndpointListResponse> {
    return { endpoints: (await this.endpoints.list(organisation)).map(toEndpointResponse) };
  }

  @Get(':id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ operationId: 'getEndpoint', summary: 'Ett endepunkt / one endpoint' })
  @ApiOkResponse({ type: EndpointResponse })
  @DocumentsNotFound()
  async find(
    @Caller() { organisation }: CallerIdentity,
    @Param('id', EndpointIdPipe) id: string,
  ): Promise<EndpointResponse> {
    const endpoint = await this.endpoints.find(id, organisation);
    if (!endpoint) throw new EndpointNotFoundError(id);
    return toEndpointResponse(endpoint);
  }

  @Patch(':id')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ operationId: 'changeEndpoint', summary: 'Endre et endepunkt / change an endpoint' })
  @ApiOkResponse({ type: EndpointResponse })
  @DocumentsNotFound()
  @DocumentsRefusal()
  async change(
    @Caller() { organisation }: CallerIdentity,
    @Param('id', EndpointIdPipe) id: string,
    @Body(bodyPipe(ChangeEndpointRequest)) change: ChangeEndpointRequest,
  ): Promise<EndpointResponse> {
    return toEndpointResponse(await this.administration.change(id, organisation, change));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ operationId: 'deleteEndpoint', summary: 'Slett et endepunkt / delete an endpoint' })
  @ApiNoContentResponse()
  @DocumentsNotFound()
  async remove(@Caller() { organisation }: CallerIdentity, @Param('id', EndpointIdPipe) id: string): Promise<void> {
    await this.administration.remove(id, organisation);
  }
}
