import { notWellFormed } from '../envelope/envelope-findings';
import type { EcocFinding } from '../findings/ecoc-finding';
import { runParser, StopParsing } from './run-parser';

export interface XmlRoot {
  readonly name: string;
  readonly namespace: string;
}

/** Name and namespace of the root, read from its start tag alone. */
export const readRoot = (
  text: string,
): { readonly ok: true; readonly root: XmlRoot } | { readonly ok: false; readonly finding: EcocFinding } => {
  const roots: XmlRoot[] = [];
  const finding = runParser(text, {
    openTag: ({ local, uri }) => {
      roots.push({ name: local, namespace: uri });
      throw new StopParsing(null);
    },
  });
  const [root] = roots;
  return root ? { ok: true, root } : { ok: false, finding: finding ?? notWellFormed(1, 0, 'no element') };
};
