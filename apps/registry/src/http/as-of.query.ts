import { malformed, type ProblemItem } from '@kjoreklar/service-kit';
import { ValidationPipe } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsRFC3339 } from 'class-validator';
import type { AsOf } from '../store/vehicle.read-model';

export class AsOfQuery {
  @ApiPropertyOptional({
    format: 'date-time',
    description:
      'Kjøretøyet slik det var på dette tidspunktet; nå om det utelates. / The vehicle as it was then; now if left out.',
    example: '2026-07-06T08:00:00Z',
  })
  @IsOptional()
  @IsRFC3339()
  validAt?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description:
      'Etter det registeret visste på dette tidspunktet; nå om det utelates. / By what the register knew then; now if left out.',
    example: '2026-07-06T08:00:00Z',
  })
  @IsOptional()
  @IsRFC3339()
  knownAt?: string;
}

const invalidInstant = (property: string): ProblemItem => ({
  kode: 'UGYLDIG_TIDSPUNKT',
  sti: `/${property}`,
  melding: `«${property}» må være et tidspunkt med tidssone, for eksempel 2026-07-06T08:00:00Z. Skriv «+» som %2B i adressen.`,
  message: `"${property}" must be an instant with its time zone, for example 2026-07-06T08:00:00Z. Write "+" as %2B in the address.`,
});

export const asOfPipe = new ValidationPipe({
  expectedType: AsOfQuery,
  transform: true,
  exceptionFactory: (errors) =>
    malformed(
      'UGYLDIG_FORESPORSEL',
      'Et tidspunkt i adressen kan ikke leses. Rett det som står i «feil».',
      'An instant in the address cannot be read. Correct what "feil" names.',
      errors.map(({ property }) => invalidInstant(property)),
    ),
});

export const toAsOf = ({ validAt, knownAt }: AsOfQuery): AsOf => ({
  ...(validAt ? { validAt: new Date(validAt) } : {}),
  ...(knownAt ? { knownAt: new Date(knownAt) } : {}),
});
