import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { acceptedTypes, areDisjoint } from '@hookbook/contract/schema';
import { any, type Expression, FALSE, not, TRUE } from '../module/expression.ts';
import type { CheckContext } from './context.ts';

/** allOf, anyOf, oneOf, not */
export function compositionParts(schema: SchemaObject, context: CheckContext): Expression[] {
  const { allOf = [], anyOf, oneOf } = schema;
  const parts: Expression[] = [];
  let { types } = context;
  for (const each of allOf) {
    if (types === 0) return [FALSE];
    parts.push(context.expression(each, { ...context, types }));
    types &= acceptedTypes(each, context.definitions.schema);
  }
  if (anyOf) parts.push(alternatives(anyOf, { ...context, types }));
  if (oneOf) parts.push(exactlyOne(oneOf, { ...context, types }));
  if (schema.not !== undefined) parts.push(not(context.expression(schema.not, { ...context, types })));
  return parts;
}

function alternatives(schemas: readonly Schema[], context: CheckContext): Expression {
  return any(schemas.map((each) => context.expression(each, context)));
}

function exactlyOne(schemas: readonly Schema[], context: CheckContext): Expression {
  if (areDisjoint(schemas, context.definitions.schema)) return alternatives(schemas, context);
  const branches = schemas.map((each) => context.expression(each, context));
  const open = branches.filter((branch) => branch !== FALSE);
  if (open.length < 2) return open[0] ?? FALSE;
  return `(${open.map((branch) => (branch === TRUE ? '1' : `(${branch})`)).join(' + ')} === 1)`;
}
