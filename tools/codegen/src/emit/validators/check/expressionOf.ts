import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { acceptedTypes, definitionName, typeNames, typeSet } from '@hookbook/contract/schema';
import { all, any, type Expression, FALSE, TRUE, VALUE } from '../module/expression.ts';
import { arrayParts } from './arrays.ts';
import { call, definitionCallee } from './callee.ts';
import { compositionParts } from './composition.ts';
import { conditionalParts } from './conditionals.ts';
import type { CheckContext } from './context.ts';
import { numberParts } from './numbers.ts';
import { objectParts } from './objects.ts';
import { stringParts } from './strings.ts';
import { typeParts } from './types.ts';
import { explainedParts, hasDynamicUnevaluated } from './unevaluated.ts';

/** Writes what one family of keywords asks of the value; all parts must hold. */
export type PartsOf = (schema: SchemaObject, context: CheckContext) => readonly Expression[];

/** Each says something about values of one type only. */
const TYPED: readonly PartsOf[] = [stringParts, numberParts, arrayParts, objectParts];

/** In the order in which they are checked; each may rely on what the ones before it have let through. */
const FAMILIES: readonly PartsOf[] = [typeParts, compositionParts, ...TYPED, conditionalParts];

/** Where each of several types has been looked at on its own. */
const UNTYPED: readonly PartsOf[] = [typeByTypeParts, compositionParts, conditionalParts];

/** The check of a schema, as an expression about the value. */
export function expressionOf(schema: Schema, context: CheckContext): Expression {
  if (typeof schema === 'boolean') return schema ? TRUE : FALSE;
  if (schema.$ref !== undefined) return referenceTo(schema.$ref, context);
  if (hasDynamicUnevaluated(schema, context)) return all(explainedParts(schema, context));
  let { types } = context;
  const parts: Expression[] = [];
  for (const family of isOfSeveralTypes(schema) ? UNTYPED : FAMILIES) {
    if (types === 0) return FALSE;
    parts.push(...family(schema, { ...context, types }));
    types &= acceptedTypes(schemaOfFamily(schema, family), context.definitions.schema);
  }
  return all(parts);
}

function isOfSeveralTypes(schema: SchemaObject): boolean {
  return Array.isArray(schema.type) && !('const' in schema) && schema.enum === undefined;
}

/** `null`, or a string that …: each type with what is said about it, so that nothing is asked twice. */
function typeByTypeParts(schema: SchemaObject, context: CheckContext): Expression[] {
  const names = typeNames(schema) ?? [];
  const distinct = names.filter((name) => name !== 'integer' || !names.includes('number'));
  return [
    any(
      distinct.map((type) => {
        const one = { ...schema, type };
        const types = context.types & typeSet([type]);
        if (types === 0) return FALSE;
        return all([...typeParts(one, context), ...TYPED.flatMap((family) => family(one, { ...context, types }))]);
      }),
    ),
  ];
}

/** What is known of the value once a family has let it through. */
function schemaOfFamily(schema: SchemaObject, family: PartsOf): Schema {
  const { type, allOf, anyOf, oneOf } = schema;
  if (family === typeByTypeParts) return pick({ type });
  if (family === typeParts) return pick({ type, ...('const' in schema && { const: schema.const }), enum: schema.enum });
  return family === compositionParts ? pick({ allOf, anyOf, oneOf }) : true;
}

function pick(keywords: { [K in keyof SchemaObject]?: SchemaObject[K] | undefined }): SchemaObject {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

/** Small definitions are written where they are used; the rest are called. */
function referenceTo($ref: string, context: CheckContext): Expression {
  return context.inlined(definitionName($ref)) ?? call(definitionCallee($ref, context), VALUE);
}
