import type { XmlElement } from './ivi-document';
import type { OpenTag } from './parser-handlers';

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** Builds the tree of one element and all that is in it, whatever the namespace. */
export class SubtreeReader {
  private readonly open: OpenElement[] = [];
  tree: XmlElement | null = null;

  openTag({ local: name, uri, line, attributes }: OpenTag): void {
    this.open.push({ name, uri, line, attributes, text: '', children: [] });
  }

  text(text: string): void {
    const innermost = this.open.at(-1);
    if (innermost) innermost.text += text;
  }

  /** True when the element that was opened first has been closed: then `tree` is it. */
  closeTag(): boolean {
    const element = this.open.pop() as OpenElement;
    const parent = this.open.at(-1);
    if (parent) parent.children.push(element);
    else this.tree = element;
    return parent === undefined;
  }
}
