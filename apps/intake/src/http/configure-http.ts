import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { createOpenApi } from '../openapi/create-openapi';
import { limitBodies } from './body-limits';

/** What the HTTP server needs besides its controllers: limits of bodies, /openapi.json and /docs. */
export const configureHttp = (app: NestFastifyApplication): void => {
  limitBodies(app.getHttpAdapter().getInstance());
  SwaggerModule.setup('docs', app, () => createOpenApi(app), { jsonDocumentUrl: 'openapi.json' });
};
