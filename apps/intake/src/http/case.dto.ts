import { type CaseStatus, caseStatuses } from '@kjoreklar/code-lists';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const uuid = { format: 'uuid', example: '0b5a0c2e-6d0e-4b53-9f0e-2a4c6f1f7d11' } as const;
const instant = { format: 'date-time', example: '2026-11-02T10:15:30.123Z' } as const;

export class LinkDto {
  @ApiProperty({ format: 'uri-reference' })
  href!: string;
}

export class CaseLinksDto {
  @ApiProperty({ type: () => LinkDto, description: 'The case' })
  self!: LinkDto;
}

export class PageLinksDto {
  @ApiProperty({ type: () => LinkDto, description: 'This page' })
  self!: LinkDto;

  @ApiPropertyOptional({ type: () => LinkDto, description: 'The next, older page; absent on the last' })
  neste?: LinkDto;
}

export class ItemDto {
  @ApiProperty({ description: 'Stable code', example: 'VIN_UGYLDIG_TEGN' })
  kode!: string;

  @ApiProperty({ description: 'Where: JSON pointer, or path in the eCoC', example: '/understellsnummer' })
  sti!: string;

  @ApiProperty({ description: 'What, and what to do; in Norwegian' })
  melding!: string;

  @ApiProperty({ description: 'The same in English' })
  message!: string;
}

export class StatusChangeDto {
  @ApiProperty({ enum: caseStatuses, enumName: 'Status' })
  status!: CaseStatus;

  @ApiProperty({ ...instant, description: 'When the stage began' })
  tidspunkt!: string;
}

/** The answer to a request that was accepted. */
export class AcceptedDto {
  @ApiProperty({ ...uuid, description: 'The id of the request, in every later answer and callback' })
  meldingId!: string;

  @ApiProperty({ enum: caseStatuses, enumName: 'Status' })
  status!: CaseStatus;

  @ApiProperty({ example: 'WBA11AA0000000001' })
  understellsnummer!: string;

  @ApiProperty({ type: 'string', nullable: true, description: "The importer's own reference" })
  klientreferanse!: string | null;

  @ApiProperty(instant)
  mottattTidspunkt!: string;

  @ApiProperty({ type: () => CaseLinksDto })
  _links!: CaseLinksDto;
}

/** A case as its importer sees it. */
export class CaseDto extends AcceptedDto {
  @ApiProperty({ example: '101' })
  avgiftsgruppeKode!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Norwegian seats, tax group 315 only' })
  antallSitteplasser!: number | null;

  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'EUCARIS is asked until the end of this day',
  })
  ventTil!: string | null;

  @ApiProperty({ type: () => [ItemDto], description: 'Why the case ended as it did; empty for a case that went well' })
  feil!: ItemDto[];

  @ApiProperty({ type: () => [ItemDto], description: 'What is worth knowing besides' })
  varsler!: ItemDto[];

  @ApiProperty({ type: () => [StatusChangeDto], description: 'The stages so far' })
  hendelser!: StatusChangeDto[];
}

export class CasePageDto {
  @ApiProperty({ type: () => [CaseDto], description: 'Newest first' })
  meldinger!: CaseDto[];

  @ApiProperty({ type: () => PageLinksDto })
  _links!: PageLinksDto;
}

/** A case as an operator sees it. */
export class OperatorCaseDto extends CaseDto {
  @ApiProperty({ description: 'Organisation number of the importer', example: '310000019' })
  organisasjonsnummer!: string;

  @ApiProperty({ type: 'integer', description: 'Number among the requests about the VIN, in order of acceptance' })
  nummer!: number;
}

export class OperatorCasePageDto {
  @ApiProperty({ type: () => [OperatorCaseDto], description: 'Newest first' })
  meldinger!: OperatorCaseDto[];

  @ApiProperty({ type: () => PageLinksDto })
  _links!: PageLinksDto;
}

/** RFC 9457, application/problem+json. */
export class ProblemDto {
  @ApiProperty({ example: 'urn:kjoreklar:problem:UGYLDIG_INNHOLD' })
  type!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty({ type: 'integer', example: 422 })
  status!: number;

  @ApiProperty({ description: 'What and what to do, in English' })
  detail!: string;

  @ApiProperty({ description: 'Stable code', example: 'UGYLDIG_INNHOLD' })
  kode!: string;

  @ApiProperty({ description: 'What and what to do, in Norwegian' })
  melding!: string;

  @ApiProperty({ description: 'The same as `detail`' })
  message!: string;

  @ApiProperty({ description: 'Quote this when asking us about it' })
  sporingsId!: string;

  @ApiProperty({ type: () => [ItemDto], description: 'One for each fault of the fields' })
  feil!: ItemDto[];
}
