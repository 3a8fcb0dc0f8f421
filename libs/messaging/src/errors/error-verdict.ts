import { PermanentError } from './permanent-error';

export type Verdict = 'deadLetter' | 'retry';

const programmingErrors = new Set(['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError']);

/** By name along the prototypes, so that it also holds for errors made in another realm (a vm context, as under jest). */
const isProgrammingError = (error: object): boolean => {
  for (let prototype: unknown = Object.getPrototypeOf(error); prototype; prototype = Object.getPrototypeOf(prototype)) {
    const { constructor } = prototype as { constructor?: { name?: string } };
    if (constructor?.name && programmingErrors.has(constructor.name)) return true;
  }
  return false;
};

/** The Fetch standard makes a TypeError of every network failure; that is no bug of ours. */
const isNetworkFailure = (error: object): boolean =>
  /^(fetch failed|terminated)$/.test(String((error as { message?: unknown }).message));

/** The only place that decides what becomes of a message whose handler failed. What is not known to be permanent may pass. */
export const verdictOf = (error: unknown): Verdict => {
  if (typeof error !== 'object' || error === null) return 'retry';
  if (error instanceof PermanentError) return 'deadLetter';
  return isProgrammingError(error) && !isNetworkFailure(error) ? 'deadLetter' : 'retry';
};
