import type { EcocRequest, EcocVerdict } from '@kjoreklar/ivi';

/** What a thread is asked: a document, and the request that it is judged against. */
export interface Question {
  readonly bytes: Uint8Array;
  readonly request: EcocRequest;
}

/**
 * Questions and answers travel in batches of the same length and order, because it is the message that costs, not what is in it. An
 * empty batch of answers, before the first question, says that the thread is ready.
 */
export type Answer =
  { readonly ok: true; readonly verdict: EcocVerdict } | { readonly ok: false; readonly error: unknown };
