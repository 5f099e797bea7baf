import { isSubset, typeNames, typeOfValue, typeSet } from './acceptedTypes.ts';
import type { DefinitionLookup } from './definitions.ts';
import { definitionName } from './refs.ts';
import type { Schema } from './schema.ts';

/**
 * The values that a schema lists with `const` and `enum`, through references and composition, without those that its type
 * excludes. Undefined if it accepts others too.
 */
export function listedValues(
  schema: Schema,
  lookup: DefinitionLookup,
  entered: readonly string[] = [],
): readonly unknown[] | undefined {
  if (typeof schema === 'boolean') return schema ? undefined : [];
  if (schema.$ref !== undefined) {
    const name = definitionName(schema.$ref);
    return entered.includes(name) ? undefined : listedValues(lookup(name) ?? true, lookup, [...entered, name]);
  }
  const listsOf = (schemas: readonly Schema[]) => schemas.map((inner) => listedValues(inner, lookup, entered));
  const { allOf = [], anyOf, oneOf } = schema;
  const lists = [
    'const' in schema ? [schema.const] : undefined,
    schema.enum,
    ...listsOf(allOf),
    anyOf && union(listsOf(anyOf)),
    oneOf && union(listsOf(oneOf)),
  ].filter((list) => list !== undefined);
  const [first, ...others] = lists.map(byText);
  if (!first) return undefined;
  const names = typeNames(schema);
  return [...first]
    .filter(([text]) => others.every((list) => list.has(text)))
    .map(([, value]) => value)
    .filter((value) => !names || isSubset(typeOfValue(value), typeSet(names)));
}

function union(lists: readonly (readonly unknown[] | undefined)[]): readonly unknown[] | undefined {
  return lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
}

/** Data in canonical schemas has its members in alphabetical order, so equal values have equal texts. */
function byText(values: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(values.map((value) => [JSON.stringify(value), value]));
}
