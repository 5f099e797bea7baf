import { acceptedTypes, areDisjoint, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { any, type Expression, FALSE, not, TRUE } from '../module/expression.ts';
import type { CheckContext } from './checkContext.ts';

/** allOf, anyOf, oneOf, not */
export function compositionConditions(schema: SchemaObject, context: CheckContext): Expression[] {
  const { allOf = [], anyOf, oneOf } = schema;
  const conditions: Expression[] = [];
  let { types } = context;
  for (const branch of allOf) {
    if (types === 0) return [FALSE];
    conditions.push(context.expression(branch, { ...context, types }));
    types &= acceptedTypes(branch, context.definitions.schema);
  }
  if (anyOf) conditions.push(atLeastOne(anyOf, { ...context, types }));
  if (oneOf) conditions.push(exactlyOne(oneOf, { ...context, types }));
  if (schema.not !== undefined) conditions.push(not(context.expression(schema.not, { ...context, types })));
  return conditions;
}

function atLeastOne(branches: readonly Schema[], context: CheckContext): Expression {
  return any(branches.map((branch) => context.expression(branch, context)));
}

function exactlyOne(branches: readonly Schema[], context: CheckContext): Expression {
  if (areDisjoint(branches, context.definitions.schema)) return atLeastOne(branches, context);
  const expressions = branches.map((branch) => context.expression(branch, context));
  const satisfiable = expressions.filter((expression) => expression !== FALSE);
  if (satisfiable.length < 2) return satisfiable[0] ?? FALSE;
  return `(${satisfiable.map((expression) => (expression === TRUE ? '1' : `(${expression})`)).join(' + ')} === 1)`;
}
