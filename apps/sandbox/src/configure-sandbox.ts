import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { validatedBody } from './http/validated-body.pipe';
import { receiveCallbacks } from './receiver/receive-callbacks';
import type { Receiver } from './receiver/receiver';

const describe = (app: NestFastifyApplication): OpenAPIObject =>
  SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('Kjøreklar sandbox')
      .setDescription(
        'Stands in for everything outside Kjøreklar: EUCARIS, Maskinporten, an importer that receives callbacks, and a dealer. ' +
          'Never in production.',
      )
      .setVersion('1')
      .build(),
  );

/** What a Nest module cannot say: body checks, the receiver's raw route, and the OpenAPI document. */
export const configureSandbox =
  (receiver: Receiver) =>
  async (app: NestFastifyApplication): Promise<void> => {
    app.useGlobalPipes(validatedBody());
    const server = app.getHttpAdapter().getInstance();
    await app.register(receiveCallbacks(receiver));
    const document = describe(app);
    server.get('/openapi.json', async () => document);
  };
