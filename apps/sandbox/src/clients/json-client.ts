/** Thrown when a service of ours gives no answer that can be read. */
export class NeighbourUnreachableError extends Error {
  readonly code = 'SANDBOX_NEIGHBOUR_UNREACHABLE';
  constructor(
    readonly neighbour: string,
    options: { cause: unknown },
  ) {
    super(`${neighbour} does not answer`, options);
    this.name = 'NeighbourUnreachableError';
  }
}

export interface JsonAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

export interface JsonCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly token: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 10_000;

const requestOf = ({ method, token, body, headers }: JsonCall): RequestInit => ({
  method,
  headers: {
    authorization: `Bearer ${token}`,
    accept: 'application/json, application/problem+json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  },
  body: body === undefined ? undefined : JSON.stringify(body),
  signal: AbortSignal.timeout(PATIENCE_MS),
  redirect: 'manual',
});

/** Calls one of our services as anyone outside would. */
export type CallJson = (call: JsonCall) => Promise<JsonAnswer>;

export const callJson: CallJson = async (call) => {
  try {
    const answer = await fetch(call.url, requestOf(call));
    const text = await answer.text();
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? 'application/json',
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  } catch (error) {
    throw new NeighbourUnreachableError(new URL(call.url).origin, { cause: error });
  }
};
