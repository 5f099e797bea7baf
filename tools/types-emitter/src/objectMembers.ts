import {
  type DefinitionMap,
  definitionName,
  requiredNames,
  type Schema,
  type SchemaObject,
} from '@hookbook/contract/schema';

/** What the schemas that an object must match say together about its members. */
export interface ObjectMembers {
  /** The names of the members that are certainly present. */
  readonly required: ReadonlySet<string>;
  /** The schemas of a member. */
  readonly schemasOf: (name: string) => readonly Schema[];
  /** Whether a definition that the value refers to declares and requires a member, so that its type says all. */
  readonly isInherited: (name: string) => boolean;
}

/** The members of a value that must match a schema, and `outer` if it is one of several alternatives. */
export function objectMembers(schema: Schema, definitions: DefinitionMap, outer?: ObjectMembers): ObjectMembers {
  const lookup = (name: string) => definitions.get(name);
  const parts = partsOf(schema, definitions);
  const declaring = (name: string) => parts.filter(({ own }) => Object.hasOwn(own.properties ?? {}, name));
  return {
    required: new Set([...(outer?.required ?? []), ...requiredNames(schema, lookup)]),
    schemasOf: (name) => [
      ...(outer?.schemasOf(name) ?? []),
      ...declaring(name).map(({ own }) => own.properties?.[name] ?? true),
    ],
    isInherited: (name) =>
      outer?.isInherited(name) === true ||
      declaring(name).some(({ reference }) => reference && requiredNames(reference, lookup).has(name)),
  };
}

/** A schema that a value must match, and the reference through which it does. */
interface Part {
  readonly own: SchemaObject;
  readonly reference: Schema | undefined;
}

/** The schema with what it refers to and its `allOf`. */
function partsOf(
  schema: Schema,
  definitions: DefinitionMap,
  reference?: Schema,
  entered: ReadonlySet<string> = new Set(),
): readonly Part[] {
  if (typeof schema === 'boolean') return [];
  if (schema.$ref === undefined)
    return [
      { own: schema, reference },
      ...(schema.allOf ?? []).flatMap((part) => partsOf(part, definitions, reference, entered)),
    ];
  const name = definitionName(schema.$ref);
  if (entered.has(name)) return [];
  return partsOf(definitions.get(name) ?? true, definitions, reference ?? schema, new Set([...entered, name]));
}
