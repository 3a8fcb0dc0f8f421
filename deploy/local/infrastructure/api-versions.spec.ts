import { createServer, type Server, type Socket } from 'node:net';
import { apiVersionsRequest, probeBroker } from './api-versions.ts';

describe('asking a broker whether it answers', () => {
  let server: Server | undefined;

  const listen = async (onConnection: (socket: Socket) => void): Promise<number> => {
    server = createServer(onConnection);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    return typeof address === 'object' ? (address?.port ?? 0) : 0;
  };

  const answer = (errorCode: number): Buffer => {
    const bytes = Buffer.alloc(10);
    bytes.writeInt32BE(6, 0);
    bytes.writeInt32BE(7, 4);
    bytes.writeInt16BE(errorCode, 8);
    return bytes;
  };

  afterEach(() => server?.close());

  it('sends an ApiVersions request that states its own length', () => {
    const request = apiVersionsRequest();
    expect(request.readInt32BE(0)).toBe(request.length - 4);
    expect(request.readInt16BE(4)).toBe(18);
  });

  it('takes the answer also when it comes in pieces', async () => {
    const port = await listen((socket) => {
      socket.write(answer(0).subarray(0, 3));
      setImmediate(() => socket.write(answer(0).subarray(3)));
    });
    await expect(probeBroker('127.0.0.1', port)).resolves.toBeUndefined();
  });

  it.each([
    ['says no', (socket: Socket) => socket.write(answer(35)), /does not speak Kafka's protocol/],
    [
      'speaks HTTP',
      (socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\n'),
      /does not speak Kafka's protocol/,
    ],
    ['hangs up', (socket: Socket) => socket.end(), /closed the connection/],
  ])('throws when the other side %s', async (_, behave, expected) => {
    const port = await listen((socket) => void behave(socket));
    await expect(probeBroker('127.0.0.1', port)).rejects.toThrow(expected);
  });
});
