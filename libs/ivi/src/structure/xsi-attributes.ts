import { IVI_NAMESPACE, SCHEMA_INSTANCE_NAMESPACE } from '../namespaces';
import type { XmlAttribute } from '../parsing/ivi-document';

const hints: ReadonlySet<string> = new Set(['schemaLocation', 'noNamespaceSchemaLocation']);

/** XSD 1.0 part 1 § 2.6: hints of where a schema is may stand anywhere. They are never followed. */
export const isSchemaHint = ({ uri, local }: XmlAttribute): boolean =>
  uri === SCHEMA_INSTANCE_NAMESPACE && hints.has(local);

/**
 * No IVI element has attributes of its own. `xsi:type` may name the type that the element has anyway (the schema derives none from
 * another); `xsi:nil` may not be there, since no element is nillable.
 */
export const isAllowedAttribute = (attribute: XmlAttribute, typeName: string | undefined): boolean =>
  isSchemaHint(attribute) ||
  (attribute.uri === SCHEMA_INSTANCE_NAMESPACE &&
    attribute.local === 'type' &&
    attribute.resolved === `{${IVI_NAMESPACE}}${typeName}`);
