import { connect } from 'node:net';

const API_VERSIONS = 18;
const CORRELATION_ID = 7;

/** Kafka protocol, ApiVersions request version 0 with header version 1: int16 key, int16 version, int32 id, string client. */
export const apiVersionsRequest = (): Buffer => {
  const client = 'probe';
  const frame = Buffer.alloc(4 + 2 + 2 + 4 + 2 + client.length);
  frame.writeInt32BE(frame.length - 4, 0);
  frame.writeInt16BE(API_VERSIONS, 4);
  frame.writeInt16BE(0, 6);
  frame.writeInt32BE(CORRELATION_ID, 8);
  frame.writeInt16BE(client.length, 12);
  frame.write(client, 14, 'ascii');
  return frame;
};

/** int32 size, int32 id, int16 error code (0 is success). */
export const isApiVersionsAnswer = (answer: Buffer): boolean =>
  answer.length >= 10 && answer.readInt32BE(4) === CORRELATION_ID && answer.readInt16BE(8) === 0;

const ANSWER_DEADLINE_MS = 2_000;

/** Resolves once the broker at the port answers in Kafka's protocol; throws what kept it from that. */
export const probeBroker = (host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port }, () => socket.write(apiVersionsRequest()));
    const end = (error?: Error): void => {
      socket.destroy();
      if (error) reject(error);
      else resolve();
    };
    let received = Buffer.alloc(0);
    socket.setTimeout(ANSWER_DEADLINE_MS, () => end(new Error(`no answer from ${host}:${port}`)));
    socket.on('error', end);
    socket.on('close', () => end(new Error(`${host}:${port} closed the connection`)));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 10) return;
      end(isApiVersionsAnswer(received) ? undefined : new Error(`${host}:${port} does not speak Kafka's protocol`));
    });
  });
