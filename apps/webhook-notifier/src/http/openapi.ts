import { BEARER_SCHEME } from '@kjoreklar/auth';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const description = `Where an importer is told how its requests ended, and what has been sent there. Callbacks follow Standard Webhooks 1.0.
Statens vegvesen has published no contract for this; it is ours.`;

const problemItem = {
  type: 'object',
  required: ['kode', 'sti', 'melding', 'message'],
  properties: {
    kode: { type: 'string', description: 'Stable code' },
    sti: { type: 'string', description: 'Where: JSON pointer' },
    melding: { type: 'string', description: 'Norwegian: what, and what to do' },
    message: { type: 'string', description: 'The same in English' },
  },
};

/** RFC 9457, with members of our own. */
const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'kode', 'melding', 'message', 'sporingsId', 'feil'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    kode: { type: 'string', description: 'Stable code' },
    melding: { type: 'string', description: 'Norwegian: what, and what to do' },
    message: { type: 'string', description: 'The same in English' },
    sporingsId: { type: 'string', description: 'Quote it to support' },
    feil: { type: 'array', items: problemItem },
  },
};

const callbackFinding = { ...problemItem, description: 'Something found wrong, or worth knowing' };

/** The body of a callback. */
const callback = {
  type: 'object',
  required: ['type', 'timestamp', 'data'],
  properties: {
    type: {
      type: 'string',
      enum: ['preregistration.completed', 'preregistration.withdrawn', 'preregistration.withdrawal-refused'],
    },
    timestamp: { type: 'string', format: 'date-time', description: 'When it was decided' },
    data: {
      type: 'object',
      required: [
        'meldingId',
        'understellsnummer',
        'klientreferanse',
        'avgiftsgruppeKode',
        'status',
        'sekvens',
        'feil',
        'varsler',
      ],
      properties: {
        meldingId: { type: 'string', format: 'uuid' },
        understellsnummer: { type: 'string' },
        klientreferanse: { type: 'string', nullable: true },
        avgiftsgruppeKode: { type: 'string' },
        status: {
          type: 'string',
          enum: ['KLAR_TIL_FORSTEGANGSREGISTRERING', 'AVVIST', 'ECOC_IKKE_FUNNET', 'ERSTATTET', 'TRUKKET', 'FEILET'],
        },
        sekvens: { type: 'integer', description: "Counts your organisation's events about the VIN" },
        feil: { type: 'array', items: callbackFinding },
        varsler: { type: 'array', items: callbackFinding },
      },
    },
  },
};

export const openapiDocument = (app: NestFastifyApplication): OpenAPIObject => {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('Kjøreklar webhooks')
      .setDescription(description)
      .setVersion('1')
      .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, BEARER_SCHEME)
      .build(),
  );
  return {
    ...document,
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, Problem: problem, Callback: callback },
    },
  };
};

/** Serves the document at /openapi.json. */
export const serveOpenapi = (app: NestFastifyApplication): void => {
  let document: OpenAPIObject | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', () => (document ??= openapiDocument(app)));
};
