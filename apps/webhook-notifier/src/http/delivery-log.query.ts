import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { saying } from './dto-pipe';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

export class DeliveryLogQuery {
  @ApiPropertyOptional({ description: '`next` of the page before.' })
  @IsOptional()
  @Matches(/^[1-9]\d{0,17}$/, saying('Bruk «next» fra forrige side.', 'Use "next" of the page before.'))
  after?: string;

  @ApiPropertyOptional({
    description: 'Most deliveries on the page.',
    type: 'integer',
    minimum: 1,
    maximum: MAX_LIMIT,
    default: DEFAULT_LIMIT,
  })
  @IsOptional()
  @Matches(/^([1-9]\d?|1\d\d|200)$/, saying('Skal være et tall fra 1 til 200.', 'Must be a number from 1 to 200.'))
  limit?: string;
}

export const limitOf = ({ limit }: DeliveryLogQuery): number => (limit === undefined ? DEFAULT_LIMIT : Number(limit));
