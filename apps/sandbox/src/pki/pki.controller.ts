import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { notFound } from '@kjoreklar/service-kit';
import { Pki } from './pki';

const PEM = 'application/x-pem-file';

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
    if (!certificate)
      throw notFound(
        'Sandkassen har ingen produsent med dette navnet.',
        'The sandbox has no manufacturer of that name.',
      );
    return certificate;
  }
}
