import {
  ANY,
  ARRAY,
  acceptedTypes,
  type DefinitionLookup,
  declaredTypes,
  definitionName,
  disjointTypesIn,
  isAnnotation,
  KEYWORDS,
  type KeywordFamily,
  NUMBER,
  OBJECT,
  type Schema,
  type SchemaType,
  STRING,
  type TypeSet,
} from '@hookbook/contract/schema';

/**
 * The types of which values may match one branch of a `oneOf` and no other: without those of which another branch accepts
 * every value. Undefined if that excludes nothing.
 */
export function exclusiveTypes(
  branches: readonly Schema[],
  index: number,
  definitions: DefinitionLookup,
): readonly SchemaType[] | undefined {
  const own = acceptedTypes(branches[index] ?? false, definitions);
  const others = branches.filter((_, other) => other !== index);
  const taken = others.reduce<TypeSet>((types, branch) => types | freeTypes(branch, definitions), 0);
  // `number` also for integers alone: more than there is does not make a proof wrong.
  return (own & taken) === 0 ? undefined : disjointTypesIn(own & ~taken);
}

const OF_FAMILY: Readonly<Partial<Record<KeywordFamily, TypeSet>>> = {
  strings: STRING,
  numbers: NUMBER,
  objects: OBJECT,
  arrays: ARRAY,
};

/** The types of which a schema accepts every value. None for schemas whose keywords are about all types. */
function freeTypes(schema: Schema, definitions: DefinitionLookup, depth = 0): TypeSet {
  if (typeof schema === 'boolean') return schema ? ANY : 0;
  if (schema.enum || 'const' in schema || depth > 5) return 0;
  let types = declaredTypes(schema);
  for (const keyword of Object.keys(schema)) {
    if (keyword === 'type' || isAnnotation(keyword)) continue;
    if (keyword === '$ref')
      types &= freeTypes(definitions(definitionName(schema.$ref ?? '')) ?? false, definitions, depth + 1);
    else if (keyword === 'allOf')
      for (const part of schema.allOf ?? []) types &= freeTypes(part, definitions, depth + 1);
    else types &= ~(OF_FAMILY[KEYWORDS.get(keyword)?.family ?? 'values'] ?? ANY);
  }
  return types;
}
