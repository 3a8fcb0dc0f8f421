type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withPlainReference = (schema: JsonObject): JsonObject => {
  const { allOf, ...others } = schema;
  const [only, ...more] = Array.isArray(allOf) ? (allOf as readonly Json[]) : [];
  return only !== undefined && more.length === 0 && isObject(only) ? { ...others, ...only } : schema;
};

/** In OpenAPI 3.1 a reference may stand beside a description; the `allOf` that Nest puts around it, as 3.0 needs, goes. */
export const plainReferences = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(plainReferences);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, plainReferences(member)] as const);
  return withPlainReference(Object.fromEntries(members));
};
