import type { XmlAttribute } from './scan-xml';

/** Namespaces by prefix; the default one has the prefix `''`. */
export type NamespaceScope = ReadonlyMap<string, string>;

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const emptyScope: NamespaceScope = new Map();

/** The prefix that an attribute declares, or null where it declares none. */
export const declaredPrefix = (name: string): string | null => {
  if (name === 'xmlns') return '';
  return name.startsWith('xmlns:') ? name.slice(6) : null;
};

export const prefixOf = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? '' : name.slice(0, colon);
};

export const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The scope inside an element: the same object where the element declares nothing. */
export const scopeWithin = (outer: NamespaceScope, attributes: readonly XmlAttribute[]): NamespaceScope => {
  let scope: Map<string, string> | null = null;
  for (const { name, value } of attributes) {
    const prefix = declaredPrefix(name);
    if (prefix !== null && prefix !== 'xml') (scope ??= new Map(outer)).set(prefix, value);
  }
  return scope ?? outer;
};

/** Of an element's name. */
export const namespaceOf = (name: string, scope: NamespaceScope): string => scope.get(prefixOf(name)) ?? '';
