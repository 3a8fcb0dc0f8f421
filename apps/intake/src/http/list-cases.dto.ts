import { caseStatuses } from '@kjoreklar/code-lists';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

/** The query of the operator's list. */
export class ListAllCasesDto {
  @ApiPropertyOptional({ description: 'Only this VIN' })
  @IsOptional()
  @IsString()
  vin?: string;

  @ApiPropertyOptional({ description: 'Only cases in this state', enum: caseStatuses, enumName: 'Status' })
  @IsOptional()
  @IsString()
  status?: string;

  @ApiPropertyOptional({ description: 'The page after this cursor, as `_links.neste` has it' })
  @IsOptional()
  @IsString()
  etter?: string;

  @ApiPropertyOptional({
    description: 'Most cases of a page',
    type: 'integer',
    minimum: 1,
    maximum: MAX_PAGE_SIZE,
    default: DEFAULT_PAGE_SIZE,
  })
  @IsOptional()
  @IsString()
  antall?: string;
}

/** The query of an importer's list. */
export class ListCasesDto {
  @ApiPropertyOptional({ description: 'Only this VIN' })
  @IsOptional()
  @IsString()
  understellsnummer?: string;

  @ApiPropertyOptional({ description: 'Only this reference of the importer' })
  @IsOptional()
  @IsString()
  klientreferanse?: string;

  @ApiPropertyOptional({ description: 'Only cases in this state', enum: caseStatuses, enumName: 'Status' })
  @IsOptional()
  @IsString()
  status?: string;

  @ApiPropertyOptional({ description: 'Received at this instant or later', format: 'date-time' })
  @IsOptional()
  @IsString()
  fraTidspunkt?: string;

  @ApiPropertyOptional({ description: 'Received before this instant', format: 'date-time' })
  @IsOptional()
  @IsString()
  tilTidspunkt?: string;

  @ApiPropertyOptional({
    description:
      'Changed at this instant or later. Who polls with it asks from some seconds before the last poll: a change becomes visible a little after its time.',
    format: 'date-time',
  })
  @IsOptional()
  @IsString()
  endretFra?: string;

  @ApiPropertyOptional({ description: 'The page after this cursor, as `_links.neste` has it' })
  @IsOptional()
  @IsString()
  etter?: string;

  @ApiPropertyOptional({
    description: 'Most cases of a page',
    type: 'integer',
    minimum: 1,
    maximum: MAX_PAGE_SIZE,
    default: DEFAULT_PAGE_SIZE,
  })
  @IsOptional()
  @IsString()
  antall?: string;
}
