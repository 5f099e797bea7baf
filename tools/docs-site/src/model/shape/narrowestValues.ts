import { listedValues, type SchemaObject } from '@hookbook/contract/schema';

/**
 * The schemas of one value, of which only the first with a list of values still has one: of the values that all lists
 * allow. Schemas that contradict each other stay as they are.
 */
export function withNarrowestValues(schemas: readonly SchemaObject[]): readonly SchemaObject[] {
  const exact = schemas.filter(listsExactly);
  if (exact.length === 0) return withCommonKnownValues(schemas);
  const values = listedValues({ allOf: schemas.map(withoutOptions) }, () => undefined) ?? [];
  if (values.length === 0) return schemas;
  const isPinned = exact.some(isConstant) || (exact.length > 1 && values.length === 1);
  const list = isPinned ? { const: values[0] } : { enum: values };
  return schemas.map((schema) => (schema === exact[0] ? { ...withoutValues(schema), ...list } : withoutValues(schema)));
}

function withCommonKnownValues(schemas: readonly SchemaObject[]): readonly SchemaObject[] {
  const owner = schemas.find((schema) => schema[KNOWN]);
  const lists = schemas.flatMap((schema) => (schema[KNOWN] ? [schema[KNOWN]] : []));
  const common = owner?.[KNOWN]?.filter((value) => lists.every((list) => list.includes(value))) ?? [];
  if (common.length === 0) return schemas;
  return schemas.map((schema) => (schema === owner ? { ...schema, [KNOWN]: common } : withoutValues(schema)));
}

const KNOWN = 'x-extensible-enum';

function listsExactly(schema: SchemaObject): boolean {
  return isConstant(schema) || schema.enum !== undefined;
}

function isConstant(schema: SchemaObject): boolean {
  return schema.const !== undefined;
}

function withoutValues({ const: _, enum: __, [KNOWN]: ___, ...schema }: SchemaObject): SchemaObject {
  return schema;
}

/** Options have lines of their own. */
function withoutOptions({ anyOf: _, oneOf: __, ...schema }: SchemaObject): SchemaObject {
  return schema;
}
