import { Body, Controller, Delete, Get, HttpCode, type MessageEvent, Put, Query, Sse } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { interval, map, merge, type Observable } from 'rxjs';
import { malformed } from '@kjoreklar/service-kit';
import { givenFields } from '../http/given-fields';
import type { CallbackQuery } from './callback-store';
import { CallbackSecretDto, ReceiverBehaviourDto } from './callbacks.dto';
import { type CallbackView, toView } from './received-callback';
import { Receiver } from './receiver';
import type { ReceiverBehaviour } from './receiver-behaviour';
import { isVerificationSecret } from './standard-webhooks';

const PING_INTERVAL_MS = 15_000;
const ROOT = '/callbacks/';

/** `importer`, `/importer` and `/callbacks/importer` are the same receiver. */
const fullPath = (path: string): string => {
  const trimmed = path.replace(/^\/+/, '');
  return `/${trimmed}`.startsWith(ROOT) ? `/${trimmed}` : `${ROOT}${trimmed}`;
};

const notAnInstant = () =>
  malformed(
    'UGYLDIG_ETTER',
    '«after» må være nummeret på en callback eller et tidspunkt (ISO 8601).',
    '"after" must be the number of a callback, or an instant (ISO 8601).',
  );

const readAfter = (after: string | undefined): Pick<CallbackQuery, 'afterNumber' | 'afterInstant'> => {
  if (after === undefined || after === '') return {};
  if (/^\d+$/.test(after)) return { afterNumber: Number(after) };
  const instant = new Date(after);
  if (Number.isNaN(instant.getTime())) throw notAnInstant();
  return { afterInstant: instant };
};

@ApiTags('callbacks')
@Controller('callbacks')
export class CallbacksController {
  constructor(private readonly receiver: Receiver) {}

  @Get()
  @ApiOperation({ summary: 'What the importer has received, oldest first' })
  @ApiQuery({ name: 'meldingId', required: false })
  @ApiQuery({ name: 'webhookId', required: false })
  @ApiQuery({ name: 'after', required: false, description: 'Number of a callback, or an instant' })
  @ApiOkResponse({ description: '`signatureValid` is null while the secret of the path is not known' })
  list(
    @Query('meldingId') meldingId?: string,
    @Query('webhookId') webhookId?: string,
    @Query('after') after?: string,
  ): CallbackView[] {
    return this.receiver.find({ meldingId, webhookId, ...readAfter(after) }).map(toView);
  }

  @Sse('stream')
  @ApiOperation({ summary: 'Each callback as it comes, as server-sent events of type `callback`' })
  stream(): Observable<MessageEvent> {
    return merge(
      this.receiver.stream.pipe(
        map((callback) => ({ type: 'callback', id: String(callback.number), data: toView(callback) })),
      ),
      interval(PING_INTERVAL_MS).pipe(map(() => ({ type: 'ping', data: {} }))),
    );
  }

  @Delete()
  @ApiOperation({ summary: 'Forgets all callbacks' })
  clear(): { removed: number } {
    return { removed: this.receiver.clear() };
  }

  @Put('secrets')
  @HttpCode(204)
  @ApiOperation({ summary: 'Tells the receiver which secret callbacks to a path are signed with' })
  knowSecret(@Body() { path, secret }: CallbackSecretDto): void {
    if (!isVerificationSecret(secret))
      throw malformed(
        'UGYLDIG_HEMMELIGHET',
        'Hemmeligheten må være «whsec_» eller «whpk_» fulgt av base64, slik endepunktet fikk den.',
        'The secret must be "whsec_" or "whpk_" followed by base64, as the endpoint was given it.',
      );
    this.receiver.knowSecret(fullPath(path), secret);
  }

  @Get('behaviour')
  @ApiOperation({ summary: 'How callbacks are answered' })
  behaviour(@Query('path') path?: string): ReceiverBehaviour {
    return this.receiver.behaviours.of(path && fullPath(path));
  }

  @Put('behaviour')
  @ApiOperation({ summary: 'Makes the importer refuse, fail or be slow' })
  behave(@Body() { path, ...change }: ReceiverBehaviourDto): ReceiverBehaviour {
    return this.receiver.behaviours.change(path && fullPath(path), givenFields(change));
  }
}
