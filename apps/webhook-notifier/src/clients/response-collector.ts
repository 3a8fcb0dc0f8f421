import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { AttemptOutcome } from '../domain/delivery';

const MAX_RESPONSE_BYTES = 16 * 1024;
const SNIPPET_CHARACTERS = 500;
const MAX_ERROR_CHARACTERS = 300;

class CallTimeoutError extends Error {
  readonly code = 'TIMEOUT';
}

class EnoughReadError extends Error {}

export interface CollectedResponse {
  readonly outcome: AttemptOutcome;
  readonly error?: string;
  readonly snippet?: string;
}

const codeOf = (error: Error): string => {
  const { code } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && code !== '' ? code : error.name;
};

/** Printable text: PostgreSQL stores no NUL, and a log is no place for control characters. */
const printable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();

/** Reads one answer within its time: the status, Retry-After and the beginning of the body. Tells `done` exactly once. */
export class ResponseCollector implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private status: number | undefined;
  private retryAfter: string | undefined;
  private readonly chunks: Buffer[] = [];
  private received = 0;
  private ended = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    timeoutMs: number,
    private readonly done: (response: CollectedResponse) => void,
  ) {
    this.timer = setTimeout(
      () => this.fail(new CallTimeoutError(`no complete answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.ended) controller.abort(new CallTimeoutError('too late to start'));
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.status = status;
    this.retryAfter = headers['retry-after'];
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.received += chunk.length;
    if (this.received <= MAX_RESPONSE_BYTES) {
      this.chunks.push(chunk);
      return;
    }
    this.chunks.push(chunk.subarray(0, MAX_RESPONSE_BYTES - (this.received - chunk.length)));
    this.answered();
    controller.abort(new EnoughReadError());
  }

  onResponseEnd(): void {
    this.answered();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.fail(error);
  }

  fail(error: Error): void {
    const text = `${codeOf(error)}: ${printable(error.message)}`.slice(0, MAX_ERROR_CHARACTERS);
    this.end({ outcome: { kind: 'unanswered', code: codeOf(error) }, error: text });
    this.controller?.abort(error);
  }

  private answered(): void {
    const { status, retryAfter } = this;
    if (status === undefined) return;
    const snippet = printable(Buffer.concat(this.chunks).toString('utf8')).slice(0, SNIPPET_CHARACTERS);
    this.end({
      outcome: { kind: 'answered', status, ...(retryAfter === undefined ? {} : { retryAfter }) },
      ...(snippet === '' ? {} : { snippet }),
    });
  }

  private end(response: CollectedResponse): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.timer);
    this.done(response);
  }
}
