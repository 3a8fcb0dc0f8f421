/** An element of the IVI namespace. `text` is its own text, `''` for a group with nothing but blanks between its elements; `line` counts from 1. */
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

/** An attribute other than a declaration of a namespace; `uri` is `''` where it has no namespace. */
export interface XmlAttribute {
  readonly local: string;
  readonly uri: string;
  readonly value: string;
  /** What an `xsi:type` names, as `{namespace}name`; null for any other attribute. */
  readonly resolved: string | null;
}

/** An attribute of an element of the IVI namespace; `within` is the path of that. */
export interface ElementAttribute {
  readonly element: string;
  readonly within: string;
  readonly line: number;
  readonly attribute: XmlAttribute;
}

/** Any element, with all that is in it. */
export interface XmlElement {
  readonly name: string;
  readonly uri: string;
  readonly line: number;
  readonly text: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
}

/** The signature: `xml` as it stands in the document, untouched, and `tree` as it was read. */
export interface RawSignature {
  readonly line: number;
  readonly xml: string;
  readonly tree: XmlElement;
}

export interface IviDocument {
  readonly root: IviElement;
  readonly signatures: readonly RawSignature[];
  readonly foreign: readonly ForeignElement[];
  /** Attributes of IVI elements, which have none of their own. */
  readonly attributes: readonly ElementAttribute[];
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
