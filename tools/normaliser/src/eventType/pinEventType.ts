import { isMapping } from '@hookbook/contract/data';
import { CANONICAL_ORDER, isAnnotation, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { requiredFirst } from '../schema/rewrites.ts';
import { isIndex } from './places.ts';

/** A canonical schema that requires a value at a path, as if its author had pinned it there with `const`. */
export function pinAt(schema: Schema, path: readonly string[], value: string): Schema {
  const [token, ...rest] = path;
  if (token === undefined) return pinned(schema, value);
  if (typeof schema !== 'object') return withKeywords({}, requirement(token, rest, value));
  const property = schema.properties && Object.hasOwn(schema.properties, token) ? schema.properties[token] : undefined;
  if (property !== undefined) {
    const required = [...new Set([...(schema.required ?? []), token])];
    const properties = Object.entries({ ...schema.properties }).map(
      ([name, other]) => [name, name === token ? pinAt(property, rest, value) : other] as const,
    );
    // A value that is no object has no properties, so an object is what the schema accepts, even if it does not say so.
    return withKeywords(schema, {
      type: 'object',
      required,
      properties: requiredFirst(Object.fromEntries(properties), required),
    });
  }
  if (isIndex(token) && schema.items !== undefined)
    return withKeywords(schema, {
      type: 'array',
      items: pinAt(schema.items, rest, value),
      minItems: Math.max(schema.minItems ?? 0, Number(token) + 1),
    });
  return withKeywords({}, { allOf: [...partsOf(schema), withKeywords({}, requirement(token, rest, value))] });
}

function partsOf(schema: SchemaObject): readonly Schema[] {
  const isOnlyComposition = Object.keys(schema).length === 1 && schema.allOf !== undefined;
  return isOnlyComposition ? (schema.allOf ?? []) : [schema];
}

function requirement(token: string, rest: readonly string[], value: string): Partial<SchemaObject> {
  if (isIndex(token)) return { type: 'array', items: pinAt(true, rest, value), minItems: Number(token) + 1 };
  return { type: 'object', required: [token], properties: { [token]: pinAt(true, rest, value) } };
}

/** The value, with what the schema says about it to readers. */
function pinned(schema: Schema, value: string): Schema {
  const annotations = Object.entries(schema).filter(
    ([keyword]) => isAnnotation(keyword) && keyword !== 'examples' && keyword !== 'default',
  );
  return withKeywords(Object.fromEntries(annotations) as SchemaObject, { const: value });
}

/** Keywords have one order in canonical schemas. */
function withKeywords(schema: SchemaObject, keywords: Partial<SchemaObject>): Schema {
  const merged = { ...schema, ...keywords } as Readonly<Record<string, unknown>>;
  const present = CANONICAL_ORDER.filter((keyword) => merged[keyword] !== undefined);
  return Object.fromEntries(present.map((keyword) => [keyword, merged[keyword]])) as SchemaObject;
}

/** A payload with the value at a path, if there is nothing and its parents are objects and lists. */
export function withValueAt(payload: unknown, path: readonly string[], value: string): unknown {
  const [token, ...rest] = path;
  if (token === undefined) return payload === undefined ? value : payload;
  if (Array.isArray(payload) && isIndex(token) && Number(token) < payload.length)
    return payload.map((item, index) => (index === Number(token) ? withValueAt(item, rest, value) : item));
  if (!isMapping(payload)) return payload;
  const child = Object.hasOwn(payload, token) ? payload[token] : rest.length > 0 ? {} : undefined;
  return Object.fromEntries([
    ...Object.entries(payload).filter(([name]) => name !== token),
    [token, withValueAt(child, rest, value)],
  ]);
}
