import type { IviProfile } from '../envelope/read-envelope';
import { IVI_NAMESPACE, SIGNATURE_NAMESPACE } from '../namespaces';
import type { EcocFinding } from '../findings/ecoc-finding';
import { collapse } from './blanks';
import type {
  ElementAttribute,
  ForeignElement,
  IviDocument,
  IviElement,
  RawSignature,
  XmlElement,
} from './ivi-document';
import type { CloseTag, OpenTag, ParserHandlers } from './parser-handlers';
import { runParser } from './run-parser';
import { SubtreeReader } from './subtree-reader';

interface OpenElement {
  readonly name: string;
  readonly line: number;
  readonly children: IviElement[];
  text: string;
}

interface OpenSignature {
  readonly line: number;
  readonly start: number;
  readonly reader: SubtreeReader;
}

/** Builds the tree of a document while the parser reads it; subtrees of other namespaces than those of IVI and its signature are stepped over. */
class TreeReader implements ParserHandlers {
  readonly signatures: RawSignature[] = [];
  readonly foreign: ForeignElement[] = [];
  readonly attributes: ElementAttribute[] = [];
  root: IviElement | null = null;
  private readonly open: OpenElement[] = [];
  /** How many elements are open inside a subtree that is stepped over, that one included. */
  private stepped = 0;
  private signature: OpenSignature | null = null;

  constructor(
    private readonly source: string,
    private readonly namespace: string,
  ) {}

  openTag(tag: OpenTag): void {
    if (this.signature) this.signature.reader.openTag(tag);
    else if (this.stepped > 0) this.stepped += 1;
    else if (tag.uri === this.namespace) this.openElement(tag);
    else this.leaveIvi(tag);
  }

  private openElement({ local, line, attributes }: OpenTag): void {
    this.open.push({ name: local, line, children: [], text: '' });
    if (attributes.length === 0) return;
    const within = this.path();
    for (const attribute of attributes) this.attributes.push({ element: local, within, line, attribute });
  }

  private leaveIvi(tag: OpenTag): void {
    const { local, uri, line, position } = tag;
    if (uri === SIGNATURE_NAMESPACE && local === 'Signature' && this.open.length === 1) {
      this.signature = { line, start: this.source.lastIndexOf('<', position - 1), reader: new SubtreeReader() };
      this.signature.reader.openTag(tag);
      return;
    }
    this.stepped = 1;
    this.foreign.push({ name: local, namespace: uri, line, within: this.path() });
  }

  private path(): string {
    return this.open.map(({ name }) => `/${name}`).join('');
  }

  text(text: string): void {
    if (this.signature) this.signature.reader.text(text);
    else if (this.stepped === 0) this.addText(text);
  }

  private addText(text: string): void {
    const innermost = this.open.at(-1);
    if (innermost) innermost.text += text;
  }

  closeTag({ position }: CloseTag): void {
    if (this.signature) this.closeInSignature(this.signature, position);
    else if (this.stepped > 0) this.stepped -= 1;
    else this.closeElement();
  }

  private closeInSignature({ line, start, reader }: OpenSignature, position: number): void {
    if (!reader.closeTag()) return;
    this.signatures.push({ line, xml: this.source.slice(start, position), tree: reader.tree as XmlElement });
    this.signature = null;
  }

  private closeElement(): void {
    const element = this.open.pop() as OpenElement;
    if (element.children.length > 0) element.text = collapse(element.text);
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
  const { root, signatures, foreign, attributes } = handlers;
  return { ok: true, document: { root: root as IviElement, signatures, foreign, attributes } };
};
