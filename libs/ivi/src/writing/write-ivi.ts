import { IVI_NAMESPACE, IVI_ROOT } from '../namespaces';
import { escapeText } from './escape';

/**
 * What a document holds: element name → text, number, further elements, or a list where the element repeats. `null` and `undefined`
 * leave the element out.
 */
export interface IviContent {
  readonly [element: string]: IviValue | readonly IviContent[] | readonly string[] | null | undefined;
}
export type IviValue = string | number | IviContent;

const elementName = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

const writeElement = (name: string, value: IviValue): string => {
  if (!elementName.test(name)) throw new RangeError(`"${name}" is not the name of an IVI element`);
  return typeof value === 'object'
    ? `<${name}>\n${writeChildren(value)}</${name}>\n`
    : `<${name}>${escapeText(String(value))}</${name}>\n`;
};

const writeChildren = (content: IviContent): string =>
  Object.entries(content)
    .flatMap(([name, value]) => {
      if (value === null || value === undefined) return [];
      const occurrences = (Array.isArray(value) ? value : [value]) as readonly IviValue[];
      return occurrences.map((occurrence) => writeElement(name, occurrence));
    })
    .join('');

/**
 * An unsigned IVI 2.0 document in canonical form (Canonical XML 1.0), one element a line, without an XML declaration: what
 * `signEnveloped` takes. Throws RangeError for a key that cannot name an element.
 */
export const writeIvi = (content: IviContent): string =>
  `<${IVI_ROOT} xmlns="${IVI_NAMESPACE}">\n${writeChildren(content)}</${IVI_ROOT}>`;
