import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray, IsNotEmpty, IsObject, IsOptional, IsString } from 'class-validator';

export class MaskinportenClientDto {
  @ApiProperty({ example: 'importer-client' })
  @IsString()
  @IsNotEmpty()
  readonly client_id!: string;

  @ApiProperty({ example: '310000019' })
  @IsString()
  readonly orgnr!: string;

  @ApiProperty({ description: 'Public RSA key, JWK' })
  @IsObject()
  readonly jwk!: Record<string, unknown>;

  @ApiProperty({ example: ['svv:kjoretoy/ecoc'] })
  @IsArray()
  @IsString({ each: true })
  readonly scopes!: string[];

  @ApiPropertyOptional({
    description: 'Organisations that have delegated the scopes to this one',
    example: ['310000027'],
  })
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  readonly delegatedBy?: string[];
}
