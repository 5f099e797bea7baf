import {
  type DefinitionLookup,
  definitionName,
  disjointTypesIn,
  type Schema,
  type SchemaObject,
  type TypeSet,
} from '@hookbook/contract/schema';
import { negationOf } from './negation.ts';

/** Schemas of which every value matches at least one. */
export type Cases = readonly Schema[];

/**
 * The ways to tell the values of schemas apart that may decide whether they match another one: what each of them has in
 * common with its own conditions is easier to compare.
 */
export function* casesOf(
  a: readonly SchemaObject[],
  b: SchemaObject,
  types: TypeSet,
  definitions: DefinitionLookup,
): Generator<Cases> {
  const present = disjointTypesIn(types);
  if (present.length > 1) yield present.map((type) => ({ type }));
  for (const { not } of a) if (not !== undefined) yield branchesOf(negationOf(not));
  for (const schema of a) {
    const { if: condition, then = true, else: otherwise = true } = schema;
    if (condition !== undefined) yield [{ allOf: [condition, then] }, ...branchesOf(negationOf(condition), otherwise)];
  }
  const branches = [...(b.anyOf ?? []), ...(b.oneOf ?? [])].map((branch) => resolved(branch, definitions));
  for (const schema of [b, ...branches]) {
    if (typeof schema === 'object' && schema.if !== undefined) yield [schema.if, ...branchesOf(negationOf(schema.if))];
  }
  const names = new Set([...a, b].flatMap(dependencies));
  for (const name of names)
    yield [{ allOf: [requiring(name), ...a.flatMap((schema) => neededBy(schema, name))] }, lacking(name)];
  for (const branch of branches) yield [branch, ...branchesOf(negationOf(branch))];
}

/** The branches of a union, or the schema itself, each with more that applies. */
function branchesOf(schema: Schema, more: Schema = true): Cases {
  const branches =
    typeof schema === 'object' && schema.anyOf && Object.keys(schema).length === 1 ? schema.anyOf : [schema];
  return more === true ? branches : branches.map((branch): Schema => ({ allOf: [branch, more] }));
}

function dependencies({ dependentRequired = {}, dependentSchemas = {} }: SchemaObject): readonly string[] {
  return [...Object.keys(dependentRequired), ...Object.keys(dependentSchemas)];
}

/** What a schema asks of objects that have a member. */
function neededBy({ dependentRequired = {}, dependentSchemas = {} }: SchemaObject, name: string): readonly Schema[] {
  const [names, schema] = [dependentRequired, dependentSchemas].map((all) =>
    Object.hasOwn(all, name) ? all[name] : undefined,
  );
  return [
    ...(names === undefined ? [] : [{ required: names as readonly string[] }]),
    ...(schema === undefined ? [] : [schema as Schema]),
  ];
}

function requiring(name: string): SchemaObject {
  return { required: [name] };
}

function lacking(name: string): SchemaObject {
  return { properties: { [name]: false } };
}

function resolved(schema: Schema, definitions: DefinitionLookup): Schema {
  return typeof schema === 'object' && schema.$ref !== undefined
    ? (definitions(definitionName(schema.$ref)) ?? true)
    : schema;
}
