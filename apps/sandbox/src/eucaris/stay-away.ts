import { once } from 'node:events';
import type { FastifyReply } from 'fastify';

/** Nobody waits longer; after this the connection is cut, so that no socket is kept for ever. */
const LONGEST_SILENCE_MS = 120_000;

/** Answers nothing, and holds the connection only until the caller gives up. */
export const stayAway = async (reply: FastifyReply): Promise<void> => {
  reply.hijack();
  if (reply.raw.closed) return;
  const patience = setTimeout(() => reply.raw.destroy(), LONGEST_SILENCE_MS);
  await once(reply.raw, 'close');
  clearTimeout(patience);
};
