import type { IviProfile } from '../envelope/read-envelope';
import { IVI_NAMESPACE, SIGNATURE_NAMESPACE } from '../namespaces';
import type { EcocFinding } from '../findings/ecoc-finding';
import type { ForeignElement, IviDocument, IviElement, RawSignature } from './ivi-document';
import type { CloseTag, OpenTag, ParserHandlers } from './parser-handlers';
import { runParser } from './run-parser';

interface OpenElement {
  readonly name: string;
  readonly line: number;
  readonly children: IviElement[];
  text: string;
}

/** Builds the tree of a document while the parser reads it; subtrees of other namespaces are stepped over. */
class TreeReader implements ParserHandlers {
  readonly signatures: RawSignature[] = [];
  readonly foreign: ForeignElement[] = [];
  root: IviElement | null = null;
  private readonly open: OpenElement[] = [];
  /** How many elements are open inside a subtree that is stepped over, that one included. */
  private stepped = 0;
  private signature: { readonly line: number; readonly start: number } | null = null;

  constructor(
    private readonly source: string,
    private readonly namespace: string,
  ) {}

  openTag(tag: OpenTag): void {
    if (this.stepped > 0) this.stepped += 1;
    else if (tag.uri === this.namespace) this.open.push({ name: tag.local, line: tag.line, children: [], text: '' });
    else this.stepOver(tag);
  }

  private stepOver({ local, uri, line, position }: OpenTag): void {
    this.stepped = 1;
    if (uri === SIGNATURE_NAMESPACE && local === 'Signature' && this.open.length === 1)
      this.signature = { line, start: this.source.lastIndexOf('<', position - 1) };
    else this.foreign.push({ name: local, namespace: uri, line, within: this.path() });
  }

  private path(): string {
    return this.open.map(({ name }) => `/${name}`).join('');
  }

  text(text: string): void {
    const innermost = this.open.at(-1);
    if (innermost && this.stepped === 0) innermost.text += text;
  }

  closeTag({ position }: CloseTag): void {
    if (this.stepped > 0) this.leaveStepped(position);
    else this.closeElement();
  }

  private leaveStepped(position: number): void {
    this.stepped -= 1;
    if (this.stepped > 0 || !this.signature) return;
    this.signatures.push({ line: this.signature.line, xml: this.source.slice(this.signature.start, position) });
    this.signature = null;
  }

  private closeElement(): void {
    const { name, line, children, text } = this.open.pop() as OpenElement;
    const element = { name, line, children, text: children.length > 0 ? text.trim() : text };
    const parent = this.open.at(-1);
    if (parent) parent.children.push(element);
    else this.root = element;
  }
}

/** Elements of IVI 1.x are in no namespace. */
const namespaces: Readonly<Record<IviProfile, string>> = { '2.0': IVI_NAMESPACE, '1.x': '' };

/** Parses the text of an IVI document (what `readEnvelope` let through) as it stands; stops at the first fault. */
export const parseIvi = (
  text: string,
  profile: IviProfile = '2.0',
): { readonly ok: true; readonly document: IviDocument } | { readonly ok: false; readonly finding: EcocFinding } => {
  const { handlers, fault } = runParser(text, () => new TreeReader(text, namespaces[profile]));
  if (fault) return { ok: false, finding: fault };
  const { root, signatures, foreign } = handlers;
  return { ok: true, document: { root: root as IviElement, signatures, foreign } };
};
