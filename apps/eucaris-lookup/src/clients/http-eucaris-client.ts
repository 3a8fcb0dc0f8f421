import type { OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'undici';
import { z } from 'zod';
import { EucarisFailedError, type EucarisAnswer, type EucarisClient, type ObtainedDocument } from './eucaris-client';

export interface HttpEucarisOptions {
  /** Where `/ecoc/{vin}` is, with a path of its own if it has one. */
  readonly url: string;
  /** For the whole of an ask: connecting, waiting and reading. */
  readonly timeoutMs: number;
  /** Most connections, and so most asks at once. */
  readonly connections: number;
  /** PEM; who we are, and whom we trust. */
  readonly tls?: { readonly cert?: string; readonly key?: string; readonly ca?: string };
}

const CONNECT_TIMEOUT_MS = 5_000;
const MAX_RESPONSE_BYTES = 16 * 1024 * 1024;
/** Shorter than what servers commonly allow an idle connection, so that we are the one who closes it. */
const KEEP_ALIVE_MS = 4_000;

const answerSchema = z.object({
  status: z.enum(['FOUND', 'NOT_FOUND', 'PARTIAL']),
  documents: z.array(z.object({ content: z.string() })).default([]),
  silentCountries: z.array(z.string()).default([]),
});

/** Null for what is not base64: Node decodes anything. */
const toDocument = ({ content }: { readonly content: string }): ObtainedDocument | null => {
  const bytes = Buffer.from(content, 'base64');
  const canonical = bytes.toString('base64');
  return canonical === content || canonical === content.replace(/\s/g, '') ? { bytes, content: canonical } : null;
};

const TOO_MANY_REQUESTS = 429;
const meansAway = (status: number): boolean => status >= 500 || status === TOO_MANY_REQUESTS;

/** EUCARIS through a gateway that speaks JSON: `GET {url}/ecoc/{vin}`. */
export class HttpEucarisClient implements EucarisClient, OnApplicationShutdown {
  private readonly pool: Pool;
  private readonly path: string;

  constructor(private readonly options: HttpEucarisOptions) {
    const { origin, pathname } = new URL(options.url);
    this.path = pathname.replace(/\/$/, '');
    this.pool = new Pool(origin, {
      connections: options.connections,
      connect: { timeout: Math.min(CONNECT_TIMEOUT_MS, options.timeoutMs), ...options.tls },
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      maxResponseSize: MAX_RESPONSE_BYTES,
    });
  }

  async ask(vin: string): Promise<EucarisAnswer> {
    const text = await this.get(vin);
    const parsed = answerSchema.safeParse(this.parseJson(vin, text));
    if (!parsed.success) throw new EucarisFailedError(vin, 'the answer has another form', { cause: parsed.error });
    const { status, documents, silentCountries } = parsed.data;
    if (status === 'PARTIAL') return { kind: 'partial', silentCountries };
    return status === 'NOT_FOUND' ? { kind: 'notFound' } : this.found(vin, documents);
  }

  /** By then the consumers have drained. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }

  private found(vin: string, documents: readonly { readonly content: string }[]): EucarisAnswer {
    const decoded = documents.map(toDocument).filter((document) => document !== null);
    if (decoded.length < documents.length) throw new EucarisFailedError(vin, 'a document is not base64');
    if (decoded.length === 0) throw new EucarisFailedError(vin, 'found, but without a document');
    return { kind: 'found', documents: decoded };
  }

  private async get(vin: string): Promise<string> {
    try {
      const { statusCode, body } = await this.pool.request({
        method: 'GET',
        path: `${this.path}/ecoc/${encodeURIComponent(vin)}`,
        headers: { accept: 'application/json' },
        signal: AbortSignal.timeout(this.options.timeoutMs),
      });
      if (statusCode === 200) return await body.text();
      await body.dump();
      throw new EucarisFailedError(vin, `HTTP status ${statusCode}`, { isAway: meansAway(statusCode) });
    } catch (error) {
      if (error instanceof EucarisFailedError) throw error;
      throw new EucarisFailedError(vin, error instanceof Error ? error.message : String(error), {
        cause: error,
        isAway: true,
      });
    }
  }

  private parseJson(vin: string, text: string): unknown {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new EucarisFailedError(vin, 'the answer is not JSON', { cause: error });
    }
  }
}
