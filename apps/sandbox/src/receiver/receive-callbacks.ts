import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Receiver } from './receiver';

const LARGEST_CALLBACK_BYTES = 64 * 1024;

const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] as string;

/**
 * POST /callbacks/{anything}, beside Nest: the signature is over the bytes as they came, so whatever comes is taken unread, of any
 * media type, and what is not JSON is a callback too.
 */
export const receiveCallbacks =
  (receiver: Receiver) =>
  async (scope: FastifyInstance): Promise<void> => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_CALLBACK_BYTES }, (_, body, done) =>
      done(null, body),
    );
    scope.post('/callbacks/*', async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const statusCode = await receiver.receive({ path: pathOf(request), headers: request.headers, body });
      return reply.status(statusCode).send();
    });
  };
