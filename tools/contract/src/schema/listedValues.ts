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
  if (!('const' in schema || schema.enum || anyOf || oneOf) && allOf.length === 0) return undefined;
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

/** Whether a schema lists the values of a property, itself or through references and `allOf`. */
export function listsValuesOf(
  property: string,
  schema: Schema,
  lookup: DefinitionLookup,
  entered: readonly string[] = [],
): boolean {
  if (typeof schema === 'boolean') return false;
  if (schema.$ref !== undefined) {
    const name = definitionName(schema.$ref);
    return !entered.includes(name) && listsValuesOf(property, lookup(name) ?? true, lookup, [...entered, name]);
  }
  const { properties = {}, allOf = [] } = schema;
  const own = Object.hasOwn(properties, property) ? properties[property] : undefined;
  if (own !== undefined && listedValues(own, lookup) !== undefined) return true;
  return allOf.some((part) => listsValuesOf(property, part, lookup, entered));
}

function union(lists: readonly (readonly unknown[] | undefined)[]): readonly unknown[] | undefined {
  return lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
}

/** Data in canonical schemas has its members in alphabetical order, so equal values have equal texts. */
function byText(values: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(values.map((value) => [JSON.stringify(value), value]));
}
