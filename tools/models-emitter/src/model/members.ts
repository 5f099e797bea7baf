import { type DefinitionMap, definitionName, OBJECT, requiredNames, type Schema } from '@hookbook/contract/schema';
import { type Place, rootPlace } from './place.ts';
import { listedStrings, typesOf, undeclaredSchema } from './schemaFacts.ts';

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

/** Declarations of a member in the alternatives of a choice. */
interface Alternatives {
  readonly any: readonly Declared[];
  /** What the other alternatives accept in its place: those that neither declare nor exclude the member. */
  readonly open: readonly Schema[];
  /** Whether the value of another member decides which alternative applies. Then a member belongs to those that declare it. */
  readonly isDecided: boolean;
}

/** One or several declarations of a member, of which all or any apply. */
type Declared = Declaration | { readonly all: readonly Declared[] } | Alternatives;

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
  const choices = [anyOf, oneOf].map((arms) =>
    chosenMembers(
      arms.map((arm) => ({ arm, members: inside(arm) })),
      definitions,
    ),
  );
  return allMembers([...allOf.map(inside), ...choices, own]);
}

type Members = ReadonlyMap<string, Declared>;

function allMembers(parts: readonly Members[]): Map<string, Declared> {
  const found = new Map<string, Declared[]>();
  for (const part of parts)
    for (const [name, declared] of part) found.set(name, [...(found.get(name) ?? []), declared]);
  return new Map(
    [...found].map(([name, [first = { all: [] }, ...others]]) => [
      name,
      others.length > 0 ? { all: [first, ...others] } : first,
    ]),
  );
}

interface Arm {
  readonly arm: Schema;
  readonly members: Members;
}

/** The members of all alternatives that accept objects. */
function chosenMembers(arms: readonly Arm[], definitions: DefinitionMap): Map<string, Declared> {
  const objects = arms.filter(({ arm }) => (typesOf(arm, definitions) & OBJECT) !== 0);
  const names = new Set(objects.flatMap(({ members }) => [...members.keys()]));
  const isDecided = [...names].some((name) => decides(name, objects, definitions));
  return new Map(
    [...names].map((name) => {
      const any = objects.flatMap(({ members }) => members.get(name) ?? []);
      const open = objects
        .filter(({ members }) => !members.has(name))
        .flatMap(({ arm }) => undeclaredSchema(arm, name, definitions) ?? []);
      const [first] = any;
      return [name, first && any.length + open.length === 1 ? first : { any, open, isDecided }];
    }),
  );
}

/** Whether each alternative has texts of its own as the value of a member. */
function decides(name: string, arms: readonly Arm[], definitions: DefinitionMap): boolean {
  const taken = new Set<string>();
  return arms.every(({ members }) => {
    const declared = members.get(name);
    const values = declared && listedStrings(schemaOf(declared), definitions);
    return values !== undefined && values.length > 0 && values.every((value) => taken.size !== taken.add(value).size);
  });
}

function declarationsIn(declared: Declared): Declaration[] {
  if ('schema' in declared) return [declared];
  return ('all' in declared ? declared.all : declared.any).flatMap(declarationsIn);
}

/** Equal schemas apply once: most alternatives repeat each other. `isShared` if the member is also declared elsewhere. */
function schemaOf(declared: Declared, isShared = false): Schema {
  if ('schema' in declared) return declared.schema;
  const isAll = 'all' in declared;
  const schemas = isAll ? conjuncts(declared) : alternatives(declared, isShared);
  const unique = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const [first = true, ...others] = unique;
  if (others.length === 0) return first;
  return isAll ? { allOf: unique } : { anyOf: unique };
}

function alternatives({ any, open, isDecided }: Alternatives, isShared: boolean): readonly Schema[] {
  return [...any.map((inner) => schemaOf(inner, isShared)), ...(isDecided && !isShared ? [] : open)];
}

function conjuncts(declared: Declared): readonly Schema[] {
  return 'all' in declared ? declared.all.flatMap(conjuncts) : [schemaOf(declared, true)];
}
