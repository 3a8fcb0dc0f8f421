import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { NotCanonicalError } from '@kjoreklar/ivi';
import { type HttpProblem, notFound, unprocessable } from '@kjoreklar/service-kit';
import { DocumentDto } from './document.dto';
import { Pki } from './pki';
import { signAgain } from './sign-again';

const PEM = 'application/x-pem-file';

const noSuchManufacturer = (): HttpProblem =>
  notFound('Sandkassen har ingen produsent med dette navnet.', 'The sandbox has no manufacturer of that name.');

const notCanonical = ({ message }: NotCanonicalError): HttpProblem =>
  unprocessable([
    {
      kode: 'DOKUMENT_IKKE_KANONISK',
      sti: '/document',
      melding: `Dokumentet er ikke skrevet i kanonisk form (${message}). Endre bare verdier i et dokument som sandkassen har utstedt.`,
      message: `The document is not written in canonical form (${message}). Change only values in a document that the sandbox issued.`,
    },
  ]);

@ApiTags('pki')
@Controller('pki')
export class PkiController {
  constructor(private readonly pki: Pki) {}

  @Get('ca.pem')
  @Header('content-type', PEM)
  @ApiProduces(PEM)
  @ApiOperation({ summary: 'The authority that certified the stand-in manufacturers: trust it in tests' })
  authority(): string {
    return this.pki.authorityPem;
  }

  @Get(':manufacturer.pem')
  @Header('content-type', PEM)
  @ApiProduces(PEM)
  @ApiOperation({ summary: 'The certificate a stand-in manufacturer signs with' })
  manufacturer(@Param('manufacturer') manufacturer: string): string {
    const certificate = this.pki.certificate(manufacturer);
    if (!certificate) throw noSuchManufacturer();
    return certificate;
  }

  @Post(':manufacturer/sign')
  @HttpCode(200)
  @ApiOperation({
    summary: 'A stand-in manufacturer signs a document, in place of any signature it has',
    description: 'Change values in an issued document, have it signed again, and upload it.',
  })
  sign(@Param('manufacturer') manufacturer: string, @Body() { document }: DocumentDto): { document: string } {
    if (!this.pki.certificate(manufacturer)) throw noSuchManufacturer();
    try {
      const signed = signAgain(Buffer.from(document, 'base64').toString('utf8'), this.pki.signer(manufacturer));
      return { document: Buffer.from(signed, 'utf8').toString('base64') };
    } catch (error) {
      if (error instanceof NotCanonicalError) throw notCanonical(error);
      throw error;
    }
  }
}
