import {
  type DefinitionLookup,
  type EvaluatedItems,
  type EvaluatedMembers,
  evaluatedItems,
  evaluatedMembers,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';

/**
 * A schema without its `allOf`, which names the members and items that those parts evaluate. Its `unevaluatedProperties` and `unevaluatedItems` then
 * apply to those that it does not name itself, also without the parts. What depends on the value stays as it is.
 */
export function withEvaluated(schema: SchemaObject, definitions: DefinitionLookup): SchemaObject {
  const members = evaluatedBy(schema, 'unevaluatedProperties', (others) => evaluatedMembers(others, definitions));
  const items = evaluatedBy(schema, 'unevaluatedItems', (others) => evaluatedItems(others, definitions));
  const { allOf: _, ...own } = schema;
  const found = withItems(withMembers(own, members), items);
  return members === 'depends' || items === 'depends' ? dependingOnValue(found) : found;
}

/** Marks schemas whose unevaluated members or items depend on the value. */
const DEPENDS_ON_VALUE = Symbol('depends on the value');

/** A copy with other keywords does not inherit the mark, because it cannot be enumerated. */
function dependingOnValue(schema: SchemaObject): SchemaObject {
  return Object.defineProperty({ ...schema }, DEPENDS_ON_VALUE, { value: true });
}

function dependsOnValue(schema: SchemaObject): boolean {
  return DEPENDS_ON_VALUE in schema;
}

/** What the other keywords evaluate. Undefined if the keyword is missing. */
function evaluatedBy<Evaluated>(
  schema: SchemaObject,
  keyword: 'unevaluatedProperties' | 'unevaluatedItems',
  evaluate: (others: SchemaObject) => Evaluated | undefined,
): Evaluated | 'depends' | undefined {
  const { [keyword]: unevaluated, ...others } = schema;
  return unevaluated === undefined ? undefined : (evaluate(others) ?? 'depends');
}

/** The schema of members that no other keyword of the schema is about. Undefined if it is missing, or depends on the value. */
export function otherMembers(schema: SchemaObject): Schema | undefined {
  return schema.additionalProperties ?? (dependsOnValue(schema) ? undefined : schema.unevaluatedProperties);
}

/** The schema of items that no other keyword of the schema is about. Undefined in the same cases. */
export function otherItems(schema: SchemaObject): Schema | undefined {
  return schema.items ?? (dependsOnValue(schema) ? undefined : schema.unevaluatedItems);
}

function withMembers(schema: SchemaObject, evaluated: EvaluatedMembers | 'depends' | undefined): SchemaObject {
  if (evaluated === undefined || evaluated === 'depends') return { ...schema };
  const { unevaluatedProperties: _, ...others } = schema;
  if (evaluated.all) return others;
  const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, true]));
  const { properties = {}, patternProperties = {} } = schema;
  return {
    ...schema,
    properties: { ...named(evaluated.names), ...properties },
    patternProperties: { ...named(evaluated.patterns), ...patternProperties },
  };
}

function withItems(schema: SchemaObject, evaluated: EvaluatedItems | 'depends' | undefined): SchemaObject {
  if (evaluated === undefined || evaluated === 'depends') return schema;
  const { unevaluatedItems: _, ...others } = schema;
  if (evaluated.all) return others;
  const { prefixItems = [] } = schema;
  const named = Array.from({ length: evaluated.count }, (_item, index) => prefixItems[index] ?? true);
  return named.length === 0 ? schema : { ...schema, prefixItems: named };
}
