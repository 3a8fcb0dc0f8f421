import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDefined, IsNumber, IsOptional, IsString } from 'class-validator';
import { MAX_CLIENT_REFERENCE_LENGTH, MAX_SEATS } from '../domain/request-faults';

/** The body of a request, as an importer sends it. */
export class NewPreregistrationDto {
  @ApiProperty({
    description:
      'Vehicle identification number. 17 characters, A-Z without I, O and Q, and 0-9; lower case is accepted.',
    minLength: 17,
    maxLength: 17,
    pattern: '^[A-HJ-NPR-Za-hj-npr-z0-9]{17}$',
    example: 'WBA11AA0000000001',
  })
  @IsDefined()
  @IsString()
  understellsnummer!: string;

  @ApiProperty({
    description:
      'Tax group of the code list «Kjøretøygruppe avgift». Groups closed for new vehicles, and groups for vehicles that are neither M, N nor O, are refused.',
    pattern: '^[0-9]{3}$',
    example: '101',
  })
  @IsDefined()
  @IsString()
  avgiftsgruppeKode!: string;

  @ApiPropertyOptional({
    description: 'Seats of the Norwegian approval: required for tax group 315, and absent or 0 for every other.',
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: MAX_SEATS,
    example: 2,
  })
  @IsOptional()
  @IsNumber()
  antallSitteplasser?: number | null;

  @ApiPropertyOptional({
    description: "The importer's own reference; comes back in every answer and callback.",
    type: 'string',
    nullable: true,
    minLength: 1,
    maxLength: MAX_CLIENT_REFERENCE_LENGTH,
    example: 'ordre-4711',
  })
  @IsOptional()
  @IsString()
  klientreferanse?: string | null;

  @ApiPropertyOptional({
    description: 'Keep asking EUCARIS until the end of this day: today or at most 30 days ahead, Norwegian time.',
    type: 'string',
    nullable: true,
    format: 'date',
    example: '2026-12-01',
  })
  @IsOptional()
  @IsString()
  ventTil?: string | null;
}
