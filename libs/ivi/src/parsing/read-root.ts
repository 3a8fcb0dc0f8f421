import { notWellFormed } from '../envelope/envelope-findings';
import type { EcocFinding } from '../findings/ecoc-finding';
import { ENOUGH, type OpenTag, type ParserHandlers } from './parser-handlers';
import { runParser } from './run-parser';

export interface XmlRoot {
  readonly name: string;
  readonly namespace: string;
}

class RootReader implements ParserHandlers {
  root: XmlRoot | null = null;

  openTag({ local, uri }: OpenTag): void {
    this.root = { name: local, namespace: uri };
    throw ENOUGH;
  }
}

/** The declaration, if there is one, and the start tag of the root. */
const headOf = (text: string): string =>
  text.slice(0, text.indexOf('>', text.startsWith('<?') ? text.indexOf('<', 2) : 0) + 1);

/** Name and namespace of the root, read from its start tag alone. */
export const readRoot = (
  text: string,
): { readonly ok: true; readonly root: XmlRoot } | { readonly ok: false; readonly finding: EcocFinding } => {
  const { handlers, fault } = runParser(text, () => new RootReader(), headOf(text));
  return handlers.root
    ? { ok: true, root: handlers.root }
    : { ok: false, finding: fault ?? notWellFormed(1, 0, 'no element') };
};
