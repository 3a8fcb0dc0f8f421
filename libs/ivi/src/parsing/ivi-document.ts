/** An element of the IVI namespace. `text` is its own text, `''` for a group; `line` counts from 1. */
export interface IviElement {
  readonly name: string;
  readonly line: number;
  readonly text: string;
  readonly children: readonly IviElement[];
  /** The path in the document, where this tree is a translation of it and has another. */
  readonly origin?: string;
}

/** An element that belongs neither to IVI nor to the signature of the document; what is inside it is not read. */
export interface ForeignElement {
  readonly name: string;
  readonly namespace: string;
  readonly line: number;
  /** The path of the element that holds it. */
  readonly within: string;
}

/** The signature as it stands in the document, untouched. */
export interface RawSignature {
  readonly line: number;
  readonly xml: string;
}

export interface IviDocument {
  readonly root: IviElement;
  readonly signatures: readonly RawSignature[];
  readonly foreign: readonly ForeignElement[];
}

/** The first element reached by going down the names. */
export const findElement = (from: IviElement, ...names: readonly string[]): IviElement | undefined => {
  let found: IviElement | undefined = from;
  for (const name of names) found = found?.children.find((child) => child.name === name);
  return found;
};

/** All elements reached by going down the names, in document order. */
export const findElements = (from: IviElement, ...names: readonly string[]): readonly IviElement[] =>
  names.reduce<readonly IviElement[]>(
    (found, name) => found.flatMap((element) => element.children.filter((child) => child.name === name)),
    [from],
  );
