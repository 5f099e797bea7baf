import { ANY, acceptedTypes, isSubset, typeNames, typeSet, typesOfValues } from './acceptedTypes.ts';
import type { DefinitionLookup } from './definitions.ts';
import type { Schema, SchemaObject } from './schema.ts';

/** Whether `const` or `enum` allows no value of another type than `type` does. */
export function isTypeImplied(schema: SchemaObject): boolean {
  const names = typeNames(schema);
  const values = 'const' in schema ? [schema.const] : schema.enum;
  return values !== undefined && names !== undefined && isSubset(typesOfValues(values), typeSet(names));
}

/** Removes `type` from a branch of an `allOf` if the branches before it accept no other type. */
export function withoutImpliedTypes(branches: readonly Schema[], lookup: DefinitionLookup): Schema[] {
  let types = ANY;
  return branches.map((branch) => {
    const accepted = types;
    types &= acceptedTypes(branch, lookup);
    const names = typeof branch === 'object' ? typeNames(branch) : undefined;
    if (!names || names.includes('integer') || !isSubset(accepted, typeSet(names))) return branch;
    const { type: _, ...others } = branch as SchemaObject;
    return others;
  });
}
