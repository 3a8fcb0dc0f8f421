/** An item of `feil` on the wire: stable code, where (JSON pointer), Norwegian and English text. */
export interface ProblemItem {
  readonly kode: string;
  readonly sti: string;
  readonly melding: string;
  readonly message: string;
}

export interface ProblemContent {
  readonly status: number;
  readonly kode: string;
  /** Norwegian, what and what to do. */
  readonly melding: string;
  /** The same in English. */
  readonly message: string;
  readonly feil?: readonly ProblemItem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown in the HTTP layer when a request is not answered with success; becomes application/problem+json (RFC 9457). */
export class HttpProblem extends Error {
  constructor(readonly content: ProblemContent) {
    super(`${content.kode}: ${content.message}`);
    this.name = 'HttpProblem';
  }
}
