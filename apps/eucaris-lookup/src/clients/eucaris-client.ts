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

/** What the failures of EUCARIS as a whole name. */
export const EUCARIS = 'eucaris';

export interface EucarisFailure {
  readonly cause?: unknown;
  /** Not the answer about this vehicle is at fault: EUCARIS itself does not answer. */
  readonly isAway?: boolean;
}

/** Thrown when EUCARIS gave no answer, or one that cannot be understood. It may pass: ask again. */
export class EucarisFailedError extends Error {
  readonly code = 'EUCARIS_FAILED';
  /** Set where EUCARIS itself does not answer. */
  readonly dependency?: typeof EUCARIS;

  constructor(
    readonly vin: string,
    readonly reason: string,
    { cause, isAway }: EucarisFailure = {},
  ) {
    super(`EUCARIS gave no answer about ${vin}: ${reason}`, { cause });
    this.name = 'EucarisFailedError';
    if (isAway) this.dependency = EUCARIS;
  }
}

/** Asks all states for the certificates of a vehicle. Throws EucarisFailedError. */
export interface EucarisClient {
  ask(vin: string): Promise<EucarisAnswer>;
}
