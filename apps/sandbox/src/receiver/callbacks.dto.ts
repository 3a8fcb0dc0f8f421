import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';

const LONGEST_LATENCY_MS = 120_000;

export class CallbackSecretDto {
  @ApiProperty({ description: 'Path of the URL that callbacks go to', example: '/callbacks/importer' })
  @IsString()
  readonly path!: string;

  @ApiProperty({ description: '`whsec_…` as the endpoint was given it, or `whpk_…` for ed25519' })
  @IsString()
  readonly secret!: string;
}

/** What is left out stays as it is. */
export class ReceiverBehaviourDto {
  @ApiPropertyOptional({
    description: 'Only callbacks to this path; all others without it',
    example: '/callbacks/importer',
  })
  @IsOptional()
  @IsString()
  readonly path?: string;

  @ApiPropertyOptional({ description: 'Answer to every callback', minimum: 200, maximum: 599, example: 204 })
  @IsOptional()
  @IsInt()
  @Min(200)
  @Max(599)
  readonly statusCode?: number;

  @ApiPropertyOptional({ description: 'Before every answer', minimum: 0, maximum: LONGEST_LATENCY_MS, example: 0 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_LATENCY_MS)
  readonly latencyMs?: number;

  @ApiPropertyOptional({ description: 'The next so many get 503', minimum: 0, example: 0 })
  @IsOptional()
  @IsInt()
  @Min(0)
  readonly failNext?: number;
}
