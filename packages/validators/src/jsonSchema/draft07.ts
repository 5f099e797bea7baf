/** A schema of 2020-12, as Hookbook writes them, in the words of draft-07. */
export function toDraft07(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...(translate(schema) as object), $schema: 'http://json-schema.org/draft-07/schema#' };
}

/** Keywords whose value is a map from names that are no keywords. */
const MAPS = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas']);

/** Keywords whose value is no schema and has none inside. */
const DATA = new Set(['const', 'enum', 'default', 'examples', 'required', 'x-extensible-enum', 'dependentRequired']);

/** Draft-07 cannot say these. */
const MISSING = ['unevaluatedProperties', 'unevaluatedItems', 'minContains', 'maxContains'];

function translate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translate);
  if (typeof value !== 'object' || value === null) return value;
  const schema = value as Readonly<Record<string, unknown>>;
  const missing = MISSING.find((keyword) => Object.hasOwn(schema, keyword));
  if (missing !== undefined) throw new Error(`JSON Schema draft-07 has no ${missing}, which the event's schema uses.`);
  return renamed(Object.fromEntries(Object.entries(schema).map(([keyword, each]) => [keyword, inside(keyword, each)])));
}

function inside(keyword: string, value: unknown): unknown {
  if (DATA.has(keyword)) return value;
  if (keyword === '$ref') return String(value).replace('#/$defs/', '#/definitions/');
  if (!MAPS.has(keyword)) return translate(value);
  return Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, translate(each)]));
}

function renamed({
  $defs,
  prefixItems,
  items,
  dependentRequired,
  dependentSchemas,
  ...rest
}: Record<string, unknown>): object {
  const listed = prefixItems === undefined ? { items } : { items: prefixItems, additionalItems: items };
  const all = {
    ...rest,
    ...listed,
    dependencies: dependencies(dependentRequired as NameLists, dependentSchemas as object),
    definitions: $defs,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

type NameLists = Readonly<Record<string, readonly string[]>>;

/** Draft-07 has one keyword for both. */
function dependencies(names: NameLists = {}, schemas: object = {}): object | undefined {
  const both = Object.entries(schemas).map(([name, schema]) => {
    const required = Object.hasOwn(names, name) ? names[name] : undefined;
    return [name, required ? { allOf: [{ required }, schema] } : schema];
  });
  const all = { ...names, ...Object.fromEntries(both) };
  return Object.keys(all).length > 0 ? all : undefined;
}
