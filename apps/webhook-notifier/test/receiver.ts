import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly id: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly atMs: number;
}

/** What the receiver does with a call: a status, with headers and a body if need be, or nothing until it is closed. */
export type Reaction =
  { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string } | 'hang' | 'hangUp';

export type Behaviour = (call: ReceivedCall, calls: readonly ReceivedCall[]) => Reaction | Promise<Reaction>;

const ok: Behaviour = () => ({ status: 204 });

/** An importer's server on this machine: remembers every call, and behaves as told. */
export class Receiver {
  readonly calls: ReceivedCall[] = [];
  /** Most calls answered at the same time so far. */
  mostAtOnce = 0;
  behaviour: Behaviour;
  private atOnce = 0;
  private readonly server: Server;

  constructor(behaviour: Behaviour = ok) {
    this.behaviour = behaviour;
    this.server = createServer((request, response) => void this.receive(request, response));
    this.server.keepAliveTimeout = 60_000;
  }

  /** Gives the address to register. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/callbacks?importer=1`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  ids(): string[] {
    return this.calls.map(({ id }) => id);
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call: ReceivedCall = {
      id: String(request.headers['webhook-id']),
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
      atMs: performance.now(),
    };
    this.calls.push(call);
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    const reaction = await this.behaviour(call, this.calls);
    this.atOnce -= 1;
    if (reaction === 'hangUp') request.socket.destroy();
    else if (reaction !== 'hang') response.writeHead(reaction.status, reaction.headers).end(reaction.body);
  }
}
