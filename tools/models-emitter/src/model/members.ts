import { type DefinitionMap, definitionName, requiredNames, type Schema } from '@hookbook/contract/schema';
import { type Place, rootPlace } from './place.ts';

/** A member of an object, with the schema that its value matches. */
export interface SchemaMember {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: Schema;
  /** All schemas that declare the member. */
  readonly declarations: readonly Schema[];
  /** The object that declares it, which is another one if it is that of a definition. */
  readonly owner: Place;
}

interface Declaration {
  readonly schema: Schema;
  readonly owner: Place;
}

/** One or several declarations of a member, of which all or any apply. */
type Declared = Declaration | { readonly all: readonly Declared[] } | { readonly any: readonly Declared[] };

/**
 * The members that objects can have that a schema accepts: its own, those of all that it is composed of, and those of its
 * alternatives.
 */
export function membersOf(schema: Schema, place: Place, definitions: DefinitionMap): readonly SchemaMember[] {
  const required = requiredNames(schema, (name) => definitions.get(name));
  const members = declaredMembers(schema, place, definitions, []);
  for (const name of required) if (!members.has(name)) members.set(name, { schema: true, owner: place });
  return [...members].map(([name, declared]) => {
    const declarations = declarationsIn(declared);
    const owners = new Map(declarations.map(({ owner }) => [owner.path, owner]));
    const [owner = place, ...others] = owners.values();
    return {
      name,
      isRequired: required.has(name),
      schema: schemaOf(declared),
      declarations: declarations.map((declaration) => declaration.schema),
      owner: others.length > 0 ? place : owner,
    };
  });
}

function declaredMembers(
  schema: Schema,
  place: Place,
  definitions: DefinitionMap,
  entered: readonly string[],
): Map<string, Declared> {
  if (typeof schema === 'boolean') return new Map();
  if (schema.$ref !== undefined) {
    const name = definitionName(schema.$ref);
    if (entered.includes(name)) return new Map();
    return declaredMembers(definitions.get(name) ?? true, rootPlace(name), definitions, [...entered, name]);
  }
  const { properties = {}, allOf = [], anyOf = [], oneOf = [] } = schema;
  const inside = (inner: Schema) => declaredMembers(inner, place, definitions, entered);
  const own = new Map(Object.entries(properties).map(([name, property]) => [name, { schema: property, owner: place }]));
  const parts = [
    ...allOf.map(inside),
    ...[anyOf, oneOf].map((arms) => merge(arms.map(inside), (any) => ({ any }))),
    own,
  ];
  return merge(parts, (all) => ({ all }));
}

function merge(
  parts: readonly ReadonlyMap<string, Declared>[],
  combine: (declared: readonly Declared[]) => Declared,
): Map<string, Declared> {
  const found = new Map<string, Declared[]>();
  for (const part of parts)
    for (const [name, declared] of part) found.set(name, [...(found.get(name) ?? []), declared]);
  return new Map(
    [...found].map(([name, [first = { all: [] }, ...others]]) => [
      name,
      others.length > 0 ? combine([first, ...others]) : first,
    ]),
  );
}

function declarationsIn(declared: Declared): Declaration[] {
  if ('schema' in declared) return [declared];
  return ('all' in declared ? declared.all : declared.any).flatMap(declarationsIn);
}

/** Equal schemas apply once: most alternatives repeat each other. */
function schemaOf(declared: Declared): Schema {
  if ('schema' in declared) return declared.schema;
  const isAll = 'all' in declared;
  const schemas = isAll ? conjuncts(declared) : declared.any.map(schemaOf);
  const unique = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [first = true, ...others] = unique;
  if (others.length === 0) return first;
  return isAll ? { allOf: unique } : { anyOf: unique };
}

function conjuncts(declared: Declared): readonly Schema[] {
  return 'all' in declared ? declared.all.flatMap(conjuncts) : [schemaOf(declared)];
}
