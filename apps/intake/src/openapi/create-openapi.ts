import { BEARER_SCHEME } from '@kjoreklar/auth';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { IMPORTER_SCOPE, OPERATOR_SCOPE } from '../http/scopes';
import { plainReferences } from './plain-references';

const description = `
Send melding om preregistrering uten vedlagt eCoC (kjøretøygruppe M, N og O): understellsnummer, avgiftsgruppe og, for
avgiftsgruppe 315, antall sitteplasser. Dokumentet hentes fra EUCARIS.

**Statens vegvesen har ikke publisert noen kontrakt for dette endepunktet. Denne er vår egen**, og skal erstattes av etatens
når den foreligger.

Asks for the pre-registration of a vehicle without an enclosed eCoC. **Statens vegvesen has published no contract for this
endpoint: this one is ours**, to be replaced by the authority's when there is one.

Status 400 is for what cannot be read: a body that is not a JSON object, or a parameter or header of the wrong form. Status 422 is
for well-formed JSON that cannot be accepted: fields that are missing, unknown or of the wrong type, and values that cannot be used.
Every fault is named at once in \`feil\`.

| status of a case | means |
|---|---|
| MOTTATT | received, waits for its turn |
| HENTER_ECOC | the eCoC is being fetched from EUCARIS |
| VENTER_PA_ECOC | EUCARIS has none yet and is asked again |
| KONTROLLERER | the eCoC is being checked |
| REGISTRERER | the vehicle is being pre-registered |
| TIL_MANUELL_BEHANDLING | set aside until a person has looked at it |
| KLAR_TIL_FORSTEGANGSREGISTRERING | end: ready for first registration |
| AVVIST | end: refused, \`feil\` says why |
| ECOC_IKKE_FUNNET | end: EUCARIS has no usable eCoC |
| ERSTATTET | end: a later request applies |
| TRUKKET | end: withdrawn |
| FEILET | end: could not be processed; send it again |
`;

/** The OpenAPI 3.1 document of the service. */
export const createOpenApi = (app: INestApplication): OpenAPIObject => {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Melding om preregistrering, versjon 2 (uten eCoC)')
    .setDescription(description.trim())
    .setVersion('2.0.0')
    .addServer('/', 'Where this document is served')
    .addTag('preregistrering', 'What importers send and ask')
    .addTag('drift', 'What operators ask')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: `Access token from Maskinporten, scope \`${IMPORTER_SCOPE}\` (\`${OPERATOR_SCOPE}\` for operators)`,
      },
      BEARER_SCHEME,
    )
    .build();
  const document = SwaggerModule.createDocument(app, config, { autoTagControllers: false });
  return plainReferences(JSON.parse(JSON.stringify(document)) as never) as unknown as OpenAPIObject;
};
