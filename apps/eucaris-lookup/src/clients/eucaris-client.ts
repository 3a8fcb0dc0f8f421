/** A certificate as EUCARIS gave it; both hold the same bytes. */
export interface ObtainedDocument {
  readonly bytes: Uint8Array;
  /** Base64 of `bytes`, canonical. */
  readonly content: string;
}

export type EucarisAnswer =
  | { readonly kind: 'found'; readonly documents: readonly ObtainedDocument[] }
  | { readonly kind: 'notFound' }
  /** Some states have not answered; what the others had may be old. */
  | { readonly kind: 'partial'; readonly silentCountries: readonly string[] };

/** Thrown when EUCARIS gave no answer, or one that cannot be understood. It may pass: ask again. */
export class EucarisFailedError extends Error {
  readonly code = 'EUCARIS_FAILED';
  constructor(
    readonly vin: string,
    readonly reason: string,
    options?: { readonly cause?: unknown },
  ) {
    super(`EUCARIS gave no answer about ${vin}: ${reason}`, options);
    this.name = 'EucarisFailedError';
  }
}

/** Asks all states for the certificates of a vehicle. Throws EucarisFailedError. */
export interface EucarisClient {
  ask(vin: string): Promise<EucarisAnswer>;
}
