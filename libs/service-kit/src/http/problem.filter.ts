import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../log/create-logger';
import { HttpProblem, type ProblemContent } from './http-problem';

const words: Readonly<Record<number, Omit<ProblemContent, 'status'>>> = {
  400: {
    kode: 'UGYLDIG_FORESPORSEL',
    melding: 'Forespørselen kan ikke leses. Kontroller at innholdet er gyldig JSON.',
    message: 'The request cannot be read. Check that the body is valid JSON.',
  },
  404: {
    kode: 'IKKE_FUNNET',
    melding: 'Det finnes ingenting på denne adressen. Se OpenAPI-dokumentet for gyldige adresser.',
    message: 'There is nothing at this address. See the OpenAPI document for the valid ones.',
  },
  413: {
    kode: 'FOR_STOR',
    melding: 'Innholdet er for stort. Send en mindre melding.',
    message: 'The body is too large. Send a smaller message.',
  },
  415: {
    kode: 'FEIL_MEDIETYPE',
    melding: 'Innholdet må være JSON. Sett Content-Type til application/json.',
    message: 'The body must be JSON. Set Content-Type to application/json.',
  },
  500: {
    kode: 'INTERN_FEIL',
    melding: 'En feil oppsto hos oss. Prøv igjen, og oppgi sporingsId om feilen varer.',
    message: 'Something failed on our side. Try again, and quote sporingsId if it persists.',
  },
};

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
};

const toContent = (error: unknown): ProblemContent => {
  if (error instanceof HttpProblem) return error.content;
  const status = statusOf(error);
  const known = words[status];
  if (known) return { status, ...known };
  return status < 500
    ? { status, ...(words[400] as Omit<ProblemContent, 'status'>) }
    : { status: 500, ...(words[500] as Omit<ProblemContent, 'status'>) };
};

/** Turns whatever was thrown into application/problem+json (RFC 9457); only faults of our own are logged as errors. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** `translate` knows the errors of the service itself; it leaves alone what it does not know. */
  constructor(
    private readonly logger: Logger,
    private readonly translate: (error: unknown) => unknown = (error) => error,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const { headers, status, kode, melding, message, feil } = toContent(this.translate(error));
    const traceId = randomUUID();
    if (status >= 500 && status !== 503) this.logger.error({ err: error, traceId, url: request.url }, 'request failed');
    else this.logger.debug({ traceId, status, kode }, 'request refused');
    void reply
      .status(status)
      .headers(headers ?? {})
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(
        JSON.stringify({
          type: `urn:kjoreklar:problem:${kode}`,
          title: message.split('. ')[0],
          status,
          detail: message,
          kode,
          melding,
          message,
          sporingsId: traceId,
          feil: feil ?? [],
        }),
      );
  }
}
