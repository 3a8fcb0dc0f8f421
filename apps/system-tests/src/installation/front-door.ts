import { connect, createServer, type Server, type Socket } from 'node:net';

const PROBE_INTERVAL_MS = 200;
const PROBE_DEADLINE_MS = 1_000;

/**
 * What a load balancer is elsewhere: one address for the instances of a service. Connections go in turn to those that last said they were
 * ready; those that an instance leaves behind end with it.
 */
export class FrontDoor {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly probing: NodeJS.Timeout;
  private ready: readonly number[];
  private turn = 0;

  private constructor(private readonly instancePorts: readonly number[]) {
    this.ready = instancePorts;
    this.server = createServer((client) => this.pass(client));
    this.probing = setInterval(() => void this.probe(), PROBE_INTERVAL_MS);
  }

  static async open(port: number, instancePorts: readonly number[]): Promise<FrontDoor> {
    const door = new FrontDoor(instancePorts);
    await new Promise<void>((resolve, reject) => {
      door.server.once('error', reject);
      door.server.listen(port, '127.0.0.1', resolve);
    });
    return door;
  }

  close(): void {
    clearInterval(this.probing);
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private pass(client: Socket): void {
    const port = this.ready[(this.turn += 1) % Math.max(1, this.ready.length)];
    if (port === undefined) return void client.on('error', () => undefined).destroy();
    const instance = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [client, instance],
      [instance, client],
    ] as const) {
      this.sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }

  private async probe(): Promise<void> {
    const answers = await Promise.all(this.instancePorts.map(async (port) => ((await isReady(port)) ? [port] : [])));
    this.ready = answers.flat();
  }
}

const isReady = async (port: number): Promise<boolean> => {
  try {
    const signal = AbortSignal.timeout(PROBE_DEADLINE_MS);
    const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
};
