import type { Event } from '@hookbook/contract';
import {
  type DefinitionLookup,
  definitionName,
  inPlaceSubschemas,
  mapSubschemas,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';

/** The headers of an event, which are an object whatever a message says about them, by names in lower case. */
export function headersOf({ headers = {} }: Event, definitions: DefinitionLookup): Schema {
  const schema = withLowerCaseNames(headers, definitions, []);
  return typeof schema === 'boolean' ? schema : { type: 'object', ...schema };
}

/** The case of a header's name means nothing. What a schema refers to for the same headers is written instead of the reference. */
function withLowerCaseNames(schema: Schema, definitions: DefinitionLookup, entered: readonly string[]): Schema {
  if (typeof schema === 'boolean') return schema;
  if (schema.$ref !== undefined) {
    const name = definitionName(schema.$ref);
    // Whoever is composed of itself says nothing more.
    if (entered.includes(name)) return true;
    return withLowerCaseNames(definitions(name) ?? true, definitions, [...entered, name]);
  }
  const ofHeaders = new Set(inPlaceSubschemas(schema));
  const inner = mapSubschemas(schema, (part) =>
    ofHeaders.has(part) ? withLowerCaseNames(part, definitions, entered) : part,
  );
  return { ...inner, ...ownNames(inner) };
}

function ownNames({ properties, required, dependentRequired, dependentSchemas }: SchemaObject): Partial<SchemaObject> {
  const all = (one: Schema, other: Schema): Schema => ({ allOf: [one, other] });
  return {
    ...(properties && { properties: byLowerCase(properties, all) }),
    ...(required && { required: lowerCase(required) }),
    ...(dependentRequired && {
      dependentRequired: byLowerCase(
        Object.fromEntries(Object.entries(dependentRequired).map(([name, needed]) => [name, lowerCase(needed)])),
        (one, other) => [...one, ...other],
      ),
    }),
    ...(dependentSchemas && { dependentSchemas: byLowerCase(dependentSchemas, all) }),
  };
}

function lowerCase(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.toLowerCase()))];
}

/** What is said about two names that differ in case applies to both. */
function byLowerCase<Value>(
  named: Readonly<Record<string, Value>>,
  merge: (one: Value, other: Value) => Value,
): Readonly<Record<string, Value>> {
  const found = new Map<string, Value>();
  for (const [name, value] of Object.entries(named)) {
    const key = name.toLowerCase();
    const existing = found.get(key);
    found.set(key, existing === undefined ? value : merge(existing, value));
  }
  return Object.fromEntries(found);
}
