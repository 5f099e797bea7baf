import { type DefinitionLookup, definitionName, type Schema, type SchemaObject } from '@hookbook/contract/schema';

/** Schemas that a value has to match together: without references and `allOf`. `never` matches nothing. */
export type Conjunction = readonly SchemaObject[] | 'never';

const known = new WeakMap<SchemaObject, SchemaObject>();

/** The same object for the same schema, so that a comparison recognises what it compares already. */
export function withoutAllOf(schema: SchemaObject): SchemaObject {
  if (schema.allOf === undefined) return schema;
  const existing = known.get(schema);
  if (existing) return existing;
  const { allOf: _, ...own } = schema;
  known.set(schema, own);
  return own;
}

/** The schemas that apply to the same value as some schemas, through references and `allOf`. */
export function conjunctionOf(schemas: readonly Schema[], definitions: DefinitionLookup): Conjunction {
  const found: SchemaObject[] = [];
  const entered = new Set<string>();
  const visit = (schema: Schema): boolean => {
    if (typeof schema === 'boolean') return schema;
    if (schema.$ref !== undefined) {
      const name = definitionName(schema.$ref);
      // Whoever is composed of itself says nothing more.
      if (entered.has(name)) return true;
      entered.add(name);
      return visit(definitions(name) ?? true);
    }
    const own = withoutAllOf(schema);
    if (Object.keys(own).length > 0) found.push(own);
    return (schema.allOf ?? []).every(visit);
  };
  return schemas.every(visit) ? found : 'never';
}
