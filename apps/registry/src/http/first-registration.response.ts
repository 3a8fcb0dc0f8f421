import { ApiProperty } from '@nestjs/swagger';
import type { FirstRegistration } from '../domain/vehicle';

export class FirstRegistrationResponse {
  @ApiProperty({ example: 'WV1ZZZ00000000001' })
  understellsnummer!: string;
  @ApiProperty({ format: 'date', example: '2026-07-06' })
  forstegangsregistrertDato!: string;
  @ApiProperty({
    format: 'uuid',
    description: 'Meldingen som gjorde kjøretøyet klart / the request that made it ready',
  })
  meldingId!: string;
}

export const toFirstRegistrationResponse = (
  vin: string,
  registration: FirstRegistration,
): FirstRegistrationResponse => ({
  understellsnummer: vin,
  forstegangsregistrertDato: registration.firstRegisteredOn,
  meldingId: registration.meldingId,
});
