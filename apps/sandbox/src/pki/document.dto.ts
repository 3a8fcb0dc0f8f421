import { ApiProperty } from '@nestjs/swagger';
import { IsBase64, IsNotEmpty, IsString } from 'class-validator';

export class DocumentDto {
  @ApiProperty({ description: 'An eCoC (IVI), base64 of its bytes' })
  @IsString()
  @IsNotEmpty()
  @IsBase64()
  readonly document!: string;
}
