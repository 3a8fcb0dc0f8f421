import { Controller, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RegistryClient } from '../clients/registry.client';
import { readVin } from '../http/read-vin';

@ApiTags('register')
@Controller('register')
export class DealerController {
  constructor(private readonly registry: RegistryClient) {}

  @Post(':vin/forstegangsregistrering')
  @ApiOperation({ summary: 'What a dealer does: first registration of a vehicle that is ready' })
  @ApiOkResponse({ description: '`understellsnummer`, `forstegangsregistrertDato`, `meldingId`' })
  @ApiResponse({ status: 404, description: 'The register does not know the vehicle' })
  @ApiResponse({ status: 409, description: 'It is not ready, or registered already' })
  async register(@Param('vin') vin: string, @Res() reply: FastifyReply): Promise<void> {
    const { status, contentType, body } = await this.registry.firstRegistration(readVin(vin));
    await reply
      .status(status)
      .header('content-type', contentType)
      .send(JSON.stringify(body ?? null));
  }
}
