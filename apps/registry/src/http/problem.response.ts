import { ApiProperty, type ApiResponseNoStatusOptions, getSchemaPath } from '@nestjs/swagger';

export class ProblemItemResponse {
  @ApiProperty({ description: 'Stabil kode / stable code' })
  kode!: string;
  @ApiProperty({ description: 'Hvor / where', example: '/validAt' })
  sti!: string;
  @ApiProperty()
  melding!: string;
  @ApiProperty({ description: 'English' })
  message!: string;
}

export class ProblemResponse {
  @ApiProperty()
  type!: string;
  @ApiProperty()
  title!: string;
  @ApiProperty()
  status!: number;
  @ApiProperty()
  detail!: string;
  @ApiProperty({ description: 'Stabil kode / stable code', example: 'IKKE_FUNNET' })
  kode!: string;
  @ApiProperty({ description: 'Hva og hva du kan gjøre, på norsk' })
  melding!: string;
  @ApiProperty({ description: 'What, and what to do, in English' })
  message!: string;
  @ApiProperty({ description: 'Oppgis til brukerstøtte / quote it to support' })
  sporingsId!: string;
  @ApiProperty({ type: [ProblemItemResponse] })
  feil!: ProblemItemResponse[];
}

export const problem = (description: string): ApiResponseNoStatusOptions => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemResponse) } } },
});
