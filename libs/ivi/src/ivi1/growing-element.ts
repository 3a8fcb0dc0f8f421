import type { IviElement } from '../parsing/ivi-document';

/** An element of the 2.0 tree while it is made out of a 1.x document. */
export class GrowingElement {
  private readonly elements: GrowingElement[] = [];
  private said: string | null = null;
  /** Made for one value or group alone, and not shared with others. */
  isOwn = false;

  constructor(
    public name: string,
    private readonly origin: { readonly path: string; readonly line: number },
  ) {}

  get text(): string | null {
    return this.said;
  }

  get children(): readonly GrowingElement[] {
    return this.elements;
  }

  add(name: string, origin: { readonly path: string; readonly line: number } = this.origin): GrowingElement {
    const element = new GrowingElement(name, origin);
    element.isOwn = true;
    this.elements.push(element);
    return element;
  }

  reach(name: string, origin: { readonly path: string; readonly line: number } = this.origin): GrowingElement {
    const found = this.find(name);
    if (found) return found;
    const element = new GrowingElement(name, origin);
    this.elements.push(element);
    return element;
  }

  find(name: string): GrowingElement | undefined {
    return this.elements.find((element) => element.name === name);
  }

  findAll(...names: readonly string[]): readonly GrowingElement[] {
    return names.reduce<readonly GrowingElement[]>(
      (found, name) => found.flatMap((element) => element.elements.filter((child) => child.name === name)),
      [this],
    );
  }

  textOf(name: string): string | null {
    return this.find(name)?.text ?? null;
  }

  /** The first value said holds: 1.x has several names for some elements of 2.0. */
  say(text: string): void {
    this.said ??= text;
  }

  remove(name: string): void {
    const at = this.elements.findIndex((element) => element.name === name);
    if (at >= 0) this.elements.splice(at, 1);
  }

  freeze(): IviElement {
    const { name, elements, said, origin } = this;
    return {
      name,
      line: origin.line,
      text: said ?? '',
      children: elements.map((element) => element.freeze()),
      origin: origin.path,
    };
  }
}
