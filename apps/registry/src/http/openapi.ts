import { BEARER_SCHEME } from '@kjoreklar/auth';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const description = `The vehicle register of Kjøreklar, for those who register vehicles and look them up: first registration, and the vehicle as of any moment.
Statens vegvesen has published no contract for this; it is ours.`;

export const openapiDocument = (app: NestFastifyApplication): OpenAPIObject =>
  SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('Kjøreklar registry')
      .setDescription(description)
      .setVersion('1')
      .addServer('/')
      .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, BEARER_SCHEME)
      .build(),
  );

/** Serves the document at /openapi.json. */
export const serveOpenapi = (app: NestFastifyApplication): void => {
  let document: OpenAPIObject | undefined;
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', () => (document ??= openapiDocument(app)));
};
