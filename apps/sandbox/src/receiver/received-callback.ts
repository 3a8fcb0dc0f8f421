/** One request to the importer's receiver. */
export interface ReceivedCallback {
  /** Rises with every callback, after a restart too; what `after` counts by. */
  readonly number: number;
  readonly receivedAt: Date;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly meldingId: string | undefined;
  readonly webhookId: string | undefined;
  /** What it was answered. */
  readonly statusCode: number;
  /** Undefined while no secret is known for its path. */
  readonly signatureValid: boolean | undefined;
}

/** The callback as the sandbox shows it. */
export interface CallbackView {
  readonly number: number;
  readonly receivedAt: string;
  readonly path: string;
  readonly headers: ReceivedCallback['headers'];
  /** JSON where it is JSON, else the text. */
  readonly body: unknown;
  readonly statusCode: number;
  /** Null while the secret is not known. */
  readonly signatureValid: boolean | null;
}

export const parseBody = (body: Buffer): unknown => {
  const text = body.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** `data.meldingId` of the body, where it has one. */
export const meldingIdOf = (body: unknown): string | undefined => {
  const id = property(property(body, 'data'), 'meldingId');
  return typeof id === 'string' ? id : undefined;
};

export const toView = (callback: ReceivedCallback): CallbackView => ({
  number: callback.number,
  receivedAt: callback.receivedAt.toISOString(),
  path: callback.path,
  headers: callback.headers,
  body: parseBody(callback.body),
  statusCode: callback.statusCode,
  signatureValid: callback.signatureValid ?? null,
});
