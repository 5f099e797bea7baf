type SchemaObject = Readonly<Record<string, unknown>>;

/** Translates a schema from JSON Schema 2020-12, as Hookbook generates it, to draft-07. */
export function toDraft07(schema: SchemaObject): Record<string, unknown> {
  return { ...(translate(schema) as object), $schema: 'http://json-schema.org/draft-07/schema#' };
}

/** Keywords whose value maps names, which can look like keywords, to schemas. */
const SCHEMA_MAPS = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);

/** Keywords whose value is not a schema and does not contain one. */
const DATA = new Set(['const', 'enum', 'default', 'examples', 'required', 'x-extensible-enum', 'dependentRequired']);

const UNSUPPORTED = ['unevaluatedProperties', 'unevaluatedItems', 'minContains', 'maxContains'];

function translate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translate);
  if (typeof value !== 'object' || value === null) return value;
  const schema = value as SchemaObject;
  const unsupported = UNSUPPORTED.find((keyword) => Object.hasOwn(schema, keyword));
  if (unsupported !== undefined)
    throw new Error(`JSON Schema draft-07 does not support ${unsupported}, which the schema of this event uses.`);
  const entries = Object.entries(schema).map(([keyword, child]) => [keyword, translateKeyword(keyword, child)]);
  return renameKeywords(Object.fromEntries(entries));
}

function translateKeyword(keyword: string, value: unknown): unknown {
  if (DATA.has(keyword)) return value;
  if (keyword === '$ref') return String(value).replace('#/$defs/', '#/definitions/');
  if (!SCHEMA_MAPS.has(keyword)) return translate(value);
  return Object.fromEntries(Object.entries(value as object).map(([name, schema]) => [name, translate(schema)]));
}

function renameKeywords({
  $defs,
  prefixItems,
  items,
  dependentRequired,
  dependentSchemas,
  ...rest
}: Record<string, unknown>): object {
  const itemKeywords = prefixItems === undefined ? { items } : { items: prefixItems, additionalItems: items };
  const keywords = {
    ...rest,
    ...itemKeywords,
    dependencies: toDependencies(dependentRequired as RequiredNames, dependentSchemas as object),
    definitions: $defs,
  };
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

type RequiredNames = Readonly<Record<string, readonly string[]>>;

/** Draft-07 has one keyword for both `dependentRequired` and `dependentSchemas`. */
function toDependencies(requiredNames: RequiredNames = {}, schemas: object = {}): object | undefined {
  const merged = Object.entries(schemas).map(([name, schema]) => {
    const required = Object.hasOwn(requiredNames, name) ? requiredNames[name] : undefined;
    return [name, required ? { allOf: [{ required }, schema] } : schema];
  });
  const dependencies = { ...requiredNames, ...Object.fromEntries(merged) };
  return Object.keys(dependencies).length > 0 ? dependencies : undefined;
}
