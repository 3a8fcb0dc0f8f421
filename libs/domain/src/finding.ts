/**
 * One thing found wrong, or worth knowing, about a request or a document. `code` is stable, `path` says where (JSON pointer, or the
 * path of an eCoC element), `nb` and `en` say what and what to do. On the wire: `{kode, sti, melding, message}`.
 */
export interface Finding {
  readonly code: string;
  readonly path: string;
  readonly nb: string;
  readonly en: string;
}
