import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { MAX_URL_LENGTH } from '../domain/target-url';
import {
  type SigningScheme,
  signingSchemes,
  type WebhookEventType,
  webhookEventTypes,
} from '../domain/webhook-event-type';
import { saying } from './dto-pipe';
import { IsSigning } from './is-signing';

const MAX_DESCRIPTION_LENGTH = 200;
const eventNames = webhookEventTypes.join(', ');

const eventsFault = saying(
  `Listen skal ha minst én av disse, og hver bare én gang: ${eventNames}.`,
  `The list must hold at least one of these, each only once: ${eventNames}.`,
);
const descriptionFault = saying(
  `Teksten kan ha høyst ${MAX_DESCRIPTION_LENGTH} tegn.`,
  `The text may have at most ${MAX_DESCRIPTION_LENGTH} characters.`,
);

const urlDescription =
  'Where callbacks go. https only, without user name and password; every address of its host must be on the open internet.';
const eventsDescription = 'What to be told of.';
const descriptionDescription = 'Your own words for the endpoint.';

/** The body of a registration. */
export class RegisterEndpointRequest {
  @ApiProperty({
    description: urlDescription,
    format: 'uri',
    maxLength: MAX_URL_LENGTH,
    example: 'https://importor.example/kjoreklar',
  })
  @IsDefined()
  @IsString()
  url!: string;

  @ApiProperty({
    description: eventsDescription,
    enum: webhookEventTypes,
    isArray: true,
    minItems: 1,
    uniqueItems: true,
  })
  @IsDefined()
  @IsArray()
  @ArrayNotEmpty(eventsFault)
  @ArrayUnique(eventsFault)
  @IsIn(webhookEventTypes, { ...eventsFault, each: true })
  events!: WebhookEventType[];

  @ApiPropertyOptional({ description: descriptionDescription, maxLength: MAX_DESCRIPTION_LENGTH, default: '' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_DESCRIPTION_LENGTH, descriptionFault)
  description?: string;

  @ApiPropertyOptional({
    description:
      'Signature schemes of Standard Webhooks 1.0, fixed for the life of the endpoint: v1 (HMAC-SHA256) always, and v1a (ed25519) if asked for.',
    enum: signingSchemes,
    isArray: true,
    default: ['v1'],
  })
  @IsOptional()
  @IsArray()
  @IsSigning(saying('Listen skal være ["v1"] eller ["v1", "v1a"].', 'The list must be ["v1"] or ["v1", "v1a"].'))
  signing?: SigningScheme[];
}

const isGiven = (field: 'url' | 'events') => (body: ChangeEndpointRequest) => body[field] !== undefined;

/** The body of a change: what is left out stays as it is. */
export class ChangeEndpointRequest {
  @ApiPropertyOptional({ description: urlDescription, format: 'uri', maxLength: MAX_URL_LENGTH })
  @ValidateIf(isGiven('url'))
  @IsString()
  url?: string;

  @ApiPropertyOptional({
    description: eventsDescription,
    enum: webhookEventTypes,
    isArray: true,
    minItems: 1,
    uniqueItems: true,
  })
  @ValidateIf(isGiven('events'))
  @IsArray()
  @ArrayNotEmpty(eventsFault)
  @ArrayUnique(eventsFault)
  @IsIn(webhookEventTypes, { ...eventsFault, each: true })
  events?: WebhookEventType[];

  @ApiPropertyOptional({ description: descriptionDescription, maxLength: MAX_DESCRIPTION_LENGTH })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_DESCRIPTION_LENGTH, descriptionFault)
  description?: string;

  @ApiPropertyOptional({
    description:
      'DISABLED stops callbacks, and cancels those that wait; ACTIVE starts again with what happens from then on. An endpoint whose receiver answered 410 is DISABLED by us.',
    enum: ['ACTIVE', 'DISABLED'],
  })
  @IsOptional()
  @IsIn(
    ['ACTIVE', 'DISABLED'],
    saying('Verdien skal være ACTIVE eller DISABLED.', 'The value must be ACTIVE or DISABLED.'),
  )
  status?: 'ACTIVE' | 'DISABLED';
}
