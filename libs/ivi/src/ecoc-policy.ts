/** The holder of a certificate, by its organisation or common name, and the manufacturers and representatives that it signs for. */
export interface ListedSigner {
  readonly subject: string;
  readonly manufacturers: readonly string[];
}

/** Who may sign, and by whom signers are vouched for. */
export interface SignaturePolicy {
  /** Certificates (PEM) that end a chain of trust. */
  readonly trustAnchors: readonly string[];
  /** Certificates (PEM) between signers and anchors, for documents that bring only their own. */
  readonly intermediates: readonly string[];
  /** Revocation lists (PEM or base64 of DER); empty where revocation is not looked at. */
  readonly revocationLists: readonly string[];
  /**
   * Who signs for whom; nobody else may sign. `anyTrusted` takes whoever a trust anchor vouches for: the identity is then `notChecked`, with a
   * warning that names the signer. It suits someone who tries a document, not an authority (setup Manual 1.5 p. 6).
   */
  readonly signers: 'anyTrusted' | readonly ListedSigner[];
}

/** What the authority decides about the check, apart from its rules. The same document, request and policy always give the same verdict. */
export interface EcocPolicy {
  /** Null where signatures are not checked: the verdict then says `notChecked`. */
  readonly signature: SignaturePolicy | null;
  /** Vehicles made on or after this day (ISO 8601) need IVI 2.0; null while IVI 1.x is taken without end (2018/858, article 37; Guidelines 1.9). */
  readonly ivi2RequiredFrom: string | null;
  /** Most seats, with the driver's, of a van in tax group 315. */
  readonly mostSeatsOfVanClass2: number;
  /** National small-series approvals (without extension) that Norway has recognised (2018/858, article 42); none where left out. */
  readonly recognisedSmallSeries?: readonly string[];
}

export const defaultPolicy: EcocPolicy = { signature: null, ivi2RequiredFrom: null, mostSeatsOfVanClass2: 3 };
