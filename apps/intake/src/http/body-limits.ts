import { Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { HttpProblem } from '@kjoreklar/service-kit';
import type { FastifyInstance, FastifyRequest, RequestPayload } from 'fastify';

/** Most bytes of a request's body. */
export const MAX_BODY_BYTES = 64 * 1024;
/** Larger bodies are not even read to the end: the connection is closed on them. */
const MAX_DRAINED_BYTES = 16 * 1024 * 1024;

const tooLarge = (headers: Readonly<Record<string, string>> = {}): HttpProblem & { statusCode?: number } =>
  Object.assign(
    new HttpProblem({
      status: 413,
      kode: 'FOR_STOR',
      melding: `Innholdet er for stort; høyst ${MAX_BODY_BYTES / 1024} KiB tas imot. Send bare feltene i dokumentasjonen.`,
      message: `The body is too large; at most ${MAX_BODY_BYTES / 1024} KiB are taken. Send only the fields of the documentation.`,
      headers,
    }),
    { statusCode: 413 },
  );

/** Passes bytes on up to the limit and swallows the rest, so that a sender in full flow reads the answer and not a broken connection. */
const limited = (): Transform => {
  let received = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      received += chunk.length;
      if (received > MAX_DRAINED_BYTES) done(tooLarge({ connection: 'close' }));
      else if (received > MAX_BODY_BYTES) done();
      else done(null, chunk);
    },
    flush(done) {
      done(received > MAX_BODY_BYTES ? tooLarge() : null);
    },
  });
};

const limitPayload = async (request: FastifyRequest, payload: RequestPayload): Promise<RequestPayload> => {
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(length)) return request.headers['transfer-encoding'] ? payload.pipe(limited()) : payload;
  if (length <= MAX_BODY_BYTES) return payload;
  if (length > MAX_DRAINED_BYTES) throw tooLarge({ connection: 'close' });
  await finished(payload.resume());
  throw tooLarge();
};

const isJson = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

const mediaTypeProblem = (): HttpProblem =>
  new HttpProblem({
    status: 415,
    kode: 'FEIL_MEDIETYPE',
    melding: 'Innholdet må være ukomprimert JSON i UTF-8. Sett Content-Type til application/json.',
    message: 'The body must be uncompressed JSON in UTF-8. Set Content-Type to application/json.',
  });

const refuseOtherThanJson = ({ headers }: FastifyRequest): void => {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (!isJson.test(headers['content-type'] ?? '') || encoding !== 'identity') throw mediaTypeProblem();
};

/** Bodies come with POST only, as JSON of a limited size; a DELETE with a content type but no body is let pass. */
export const limitBodies = (fastify: FastifyInstance): void => {
  fastify.addHook('onRequest', async (request) => {
    if (request.is404) return;
    if (request.method === 'POST') refuseOtherThanJson(request);
    else delete request.headers['content-type'];
  });
  fastify.addHook('preParsing', (request, _, payload) => limitPayload(request, payload));
};
