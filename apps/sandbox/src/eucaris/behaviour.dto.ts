import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsNumber, IsOptional, Max, Min } from 'class-validator';
import type { EucarisBehaviour } from './eucaris-behaviour';

const LONGEST_LATENCY_MS = 120_000;

/** What is left out stays as it is. */
export class EucarisBehaviourDto implements Partial<EucarisBehaviour> {
  @ApiPropertyOptional({ description: 'Before every answer', minimum: 0, maximum: LONGEST_LATENCY_MS, example: 50 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(LONGEST_LATENCY_MS)
  readonly latencyMs?: number;

  @ApiPropertyOptional({ description: 'Share of the asks that get 503', minimum: 0, maximum: 1, example: 0 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  readonly errorRate?: number;

  @ApiPropertyOptional({ description: 'Share of the asks that get no answer', minimum: 0, maximum: 1, example: 0 })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  readonly hangRate?: number;

  @ApiPropertyOptional({ description: 'Whether a VIN that is not special gets a valid eCoC', example: true })
  @IsOptional()
  @IsBoolean()
  readonly autoIssue?: boolean;
}
