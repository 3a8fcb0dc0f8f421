import { ApiProperty } from '@nestjs/swagger';
import { IsBase64, IsNotEmpty, IsString } from 'class-validator';

export class UploadDto {
  @ApiProperty({ description: 'The VIN that the document is about', example: 'ZZN00000000000001' })
  @IsString()
  readonly vin!: string;

  @ApiProperty({ description: 'The signed eCoC (IVI), base64 of its bytes' })
  @IsString()
  @IsNotEmpty()
  @IsBase64()
  readonly document!: string;
}
