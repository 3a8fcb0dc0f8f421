import { connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

export interface LinkState {
  /** Connections end, and new ones are not let through. */
  readonly cut: boolean;
  /** Bytes stay where they are; connections stay open. */
  readonly stalled: boolean;
  /** Each chunk arrives so much later, in order. */
  readonly latencyMs: number;
}

const usual: LinkState = { cut: false, stalled: false, latencyMs: 0 };
const STALL_CHECK_MS = 50;

/** A proxy between the services and a server of the stack, which can be cut, stalled and slowed. */
export class TcpProxy {
  private state = usual;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(
    private readonly port: number,
    private readonly targetPort: number,
  ) {
    this.server = createServer((client) => this.join(client));
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.port, '127.0.0.1', resolve);
    });
  }

  /** What is left out is as usual. */
  set(change: Partial<LinkState>): void {
    this.state = { ...usual, ...change };
    if (this.state.cut) for (const socket of this.sockets) socket.destroy();
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(client: Socket): void {
    if (this.state.cut) return void client.destroy();
    const target = connect(this.targetPort, '127.0.0.1');
    for (const [one, other] of [
      [client, target],
      [target, client],
    ] as const) {
      one.setNoDelay(true);
      this.sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.pipe(this.passage()).pipe(other);
    }
  }

  private passage(): Transform {
    const arrive = (chunk: Buffer, done: (error: null, chunk: Buffer) => void): void => {
      if (this.state.stalled) setTimeout(arrive, STALL_CHECK_MS, chunk, done);
      else if (this.state.latencyMs > 0) setTimeout(done, this.state.latencyMs, null, chunk);
      else done(null, chunk);
    };
    return new Transform({ transform: (chunk: Buffer, _encoding, done) => arrive(chunk, done) });
  }
}
