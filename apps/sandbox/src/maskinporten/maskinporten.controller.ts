import { Body, Controller, Get, Header, HttpCode, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { JWK } from 'jose';
import { malformed } from '@kjoreklar/service-kit';
import { readOrganisation } from '../http/read-organisation';
import { MaskinportenClientDto } from './client.dto';
import { Maskinporten } from './maskinporten';
import { MaskinportenError } from './maskinporten-error';

@ApiTags('maskinporten')
@Controller('maskinporten')
export class MaskinportenController {
  constructor(private readonly maskinporten: Maskinporten) {}

  @Get('.well-known/oauth-authorization-server')
  @ApiOperation({ summary: 'Metadata, RFC 8414' })
  metadata(): object {
    return this.maskinporten.metadata();
  }

  @Get('jwk')
  @ApiOperation({ summary: 'The keys that access tokens are signed with' })
  keys(): object {
    return this.maskinporten.publicKeys();
  }

  @Post('keys')
  @ApiOperation({ summary: 'Signs with a new key from now on; those before it stay published' })
  async rotate(): Promise<{ kid: string }> {
    return { kid: await this.maskinporten.rotateKey() };
  }

  @Post('clients')
  @ApiOperation({ summary: 'Registers a client, so that it may ask for tokens with its own key' })
  async register(@Body() body: MaskinportenClientDto): Promise<{ client_id: string }> {
    const order = {
      clientId: body.client_id,
      organisation: readOrganisation(body.orgnr, '/orgnr'),
      scopes: body.scopes,
      delegatedBy: (body.delegatedBy ?? []).map((one, index) => readOrganisation(one, `/delegatedBy/${index}`)),
      jwk: body.jwk as JWK,
    };
    await this.maskinporten.registerClient(order).catch((error: Error) => {
      throw malformed(
        'UGYLDIG_KLIENT',
        `Klienten kan ikke registreres: ${error.message}.`,
        `The client cannot be registered: ${error.message}.`,
      );
    });
    return { client_id: body.client_id };
  }

  @Post('token')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({
    schema: { type: 'object', properties: { grant_type: { type: 'string' }, assertion: { type: 'string' } } },
  })
  @ApiOperation({ summary: 'An access token for an assertion (RFC 7523); refuses with the MP codes of Digdir' })
  async token(@Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    try {
      await reply.send(await this.maskinporten.grant(body));
    } catch (error) {
      if (!(error instanceof MaskinportenError)) throw error;
      await reply.status(error.status).send({
        error: error.error,
        error_description: `${error.reason} (${error.mpCode})`,
        error_uri: 'https://docs.digdir.no/docs/Maskinporten/maskinporten_guide_apikonsument',
      });
    }
  }
}
