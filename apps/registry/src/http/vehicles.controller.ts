import { RequireScope } from '@kjoreklar/auth';
import type { Vin } from '@kjoreklar/domain';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { firstRegistrationEntry } from '../register/first-registration-entry';
import { VehicleRegister } from '../register/vehicle-register';
import { VehicleReadModel } from '../store/vehicle.read-model';
import { AsOfQuery, asOfPipe, toAsOf } from './as-of.query';
import { FirstRegistrationResponse, toFirstRegistrationResponse } from './first-registration.response';
import { firstRegistrationProblem, noEcocProblem, unknownVehicleProblem } from './vehicle-problems';
import { problem, ProblemResponse } from './problem.response';
import { toVehicleResponse, VehicleResponse } from './vehicle.response';
import { VinPipe } from './vin.pipe';

const READ = 'kjoreklar:register/read';
const WRITE = 'kjoreklar:register/write';

@ApiTags('vehicles')
@ApiExtraModels(ProblemResponse)
@ApiParam({ name: 'vin', type: String, description: 'Understellsnummer, 17 tegn / vehicle identification number' })
@ApiResponse({ status: 400, ...problem('Adressen kan ikke leses / the address cannot be read') })
@ApiResponse({ status: 401, ...problem('Tilgangstoken mangler eller er ugyldig / access token missing or invalid') })
@ApiResponse({ status: 403, ...problem('Scope mangler / scope missing') })
@ApiResponse({ status: 404, ...problem('Ukjent kjøretøy / unknown vehicle') })
@Controller('vehicles/:vin')
export class VehiclesController {
  constructor(
    @Inject(VehicleRegister) private readonly register: Pick<VehicleRegister, 'apply'>,
    @Inject(VehicleReadModel) private readonly vehicles: Pick<VehicleReadModel, 'asOf' | 'documentAsOf'>,
  ) {}

  @Get()
  @RequireScope(READ, { terms: 'notApplicable' })
  @ApiOperation({
    operationId: 'findVehicle',
    summary: 'Kjøretøyet på et gitt tidspunkt / the vehicle as of any moment',
  })
  @ApiOkResponse({ type: VehicleResponse, description: 'Kjøretøyet / the vehicle' })
  async find(@Param('vin', VinPipe) vin: Vin, @Query(asOfPipe) asOf: AsOfQuery): Promise<VehicleResponse> {
    const record = await this.vehicles.asOf(vin, toAsOf(asOf));
    if (!record) throw unknownVehicleProblem();
    return toVehicleResponse(record);
  }

  @Get('ecoc')
  @RequireScope(READ, { terms: 'notApplicable' })
  @ApiOperation({
    operationId: 'findEcoc',
    summary: 'eCoC-en slik den ble mottatt / the eCoC, byte for byte as received',
  })
  @ApiProduces('application/xml')
  @ApiOkResponse({
    description: 'De originale bytene / the original bytes',
    schema: { type: 'string', format: 'binary' },
    headers: { 'Repr-Digest': { schema: { type: 'string' }, description: 'SHA-256 (RFC 9530)' } },
  })
  async ecoc(
    @Param('vin', VinPipe) vin: Vin,
    @Query(asOfPipe) asOf: AsOfQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const document = await this.vehicles.documentAsOf(vin, toAsOf(asOf));
    if (!document) throw noEcocProblem();
    await reply
      .header('content-type', 'application/xml')
      .header('repr-digest', `sha-256=:${Buffer.from(document.sha256, 'hex').toString('base64')}:`)
      .header('etag', `"${document.sha256}"`)
      .send(document.content);
  }

  @Post('first-registration')
  @HttpCode(200)
  @RequireScope(WRITE, { terms: 'notApplicable' })
  @ApiOperation({
    operationId: 'registerFirstTime',
    summary: 'Førstegangsregistrering, i dag / first registration, today',
  })
  @ApiOkResponse({ type: FirstRegistrationResponse, description: 'Registrert / registered' })
  @ApiResponse({ status: 409, ...problem('KJORETOY_IKKE_KLART, KJORETOY_ALLEREDE_REGISTRERT') })
  async registerFirstTime(@Param('vin', VinPipe) vin: Vin): Promise<FirstRegistrationResponse> {
    const decision = await this.register.apply(firstRegistrationEntry(vin));
    if (decision?.type === 'FirstRegistered') return toFirstRegistrationResponse(vin, decision.registration);
    if (decision?.type === 'FirstRegistrationRefused') throw firstRegistrationProblem(decision);
    throw new TypeError(`${decision?.type} is no answer to a first registration`);
  }
}
