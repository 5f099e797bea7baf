import {
  acceptedTypes,
  definitionName,
  type Schema,
  type SchemaObject,
  typeNames,
  typeSet,
} from '@hookbook/contract/schema';
import { all, any, type Expression, FALSE, TRUE, VALUE } from '../module/expression.ts';
import { arrayConditions } from './arrays.ts';
import { call, definitionCallee } from './callee.ts';
import type { CheckContext } from './checkContext.ts';
import { compositionConditions } from './composition.ts';
import { ifThenElseConditions } from './conditionals.ts';
import { numberConditions } from './numbers.ts';
import { objectConditions } from './objects.ts';
import { stringConditions } from './strings.ts';
import { hasDynamicUnevaluated, matchesRulesConditions } from './unevaluated.ts';
import { valueConditions } from './values.ts';

/** Writes the conditions of one family of keywords. The value has to meet all of them. */
type KeywordFamily = (schema: SchemaObject, context: CheckContext) => readonly Expression[];

/** Each applies to values of one type only. */
const TYPE_SPECIFIC: readonly KeywordFamily[] = [stringConditions, numberConditions, arrayConditions, objectConditions];

/** In the order of the check: each family may rely on the conditions of those before it. */
const FAMILIES: readonly KeywordFamily[] = [
  valueConditions,
  compositionConditions,
  ...TYPE_SPECIFIC,
  ifThenElseConditions,
];

/** The same for a schema with several types. */
const FAMILIES_OF_SEVERAL_TYPES: readonly KeywordFamily[] = [
  typeByTypeConditions,
  compositionConditions,
  ifThenElseConditions,
];

/** The check of a schema, as an expression. */
export function expressionOf(schema: Schema, context: CheckContext): Expression {
  if (typeof schema === 'boolean') return schema ? TRUE : FALSE;
  if (schema.$ref !== undefined) return referenceTo(schema.$ref, context);
  if (hasDynamicUnevaluated(schema, context)) return all(matchesRulesConditions(schema, context));
  let { types } = context;
  const conditions: Expression[] = [];
  for (const family of hasSeveralTypes(schema) ? FAMILIES_OF_SEVERAL_TYPES : FAMILIES) {
    if (types === 0) return FALSE;
    conditions.push(...family(schema, { ...context, types }));
    types &= acceptedTypes(keywordsOf(family, schema), context.definitions.schema);
  }
  return all(conditions);
}

function hasSeveralTypes(schema: SchemaObject): boolean {
  return Array.isArray(schema.type) && !('const' in schema) && schema.enum === undefined;
}

/** One alternative per type, with the keywords for that type, so that the type of the value is tested only once. */
function typeByTypeConditions(schema: SchemaObject, context: CheckContext): Expression[] {
  const names = typeNames(schema) ?? [];
  const distinct = names.filter((name) => name !== 'integer' || !names.includes('number'));
  return [
    any(
      distinct.map((type) => {
        const single = { ...schema, type };
        const types = context.types & typeSet([type]);
        if (types === 0) return FALSE;
        return all([
          ...valueConditions(single, context),
          ...TYPE_SPECIFIC.flatMap((family) => family(single, { ...context, types })),
        ]);
      }),
    ),
  ];
}

/** The keywords that a family has checked and that limit the types of the value. */
function keywordsOf(family: KeywordFamily, schema: SchemaObject): Schema {
  const { type, allOf, anyOf, oneOf } = schema;
  if (family === typeByTypeConditions) return pick({ type });
  if (family === valueConditions)
    return pick({ type, ...('const' in schema && { const: schema.const }), enum: schema.enum });
  return family === compositionConditions ? pick({ allOf, anyOf, oneOf }) : true;
}

function pick(keywords: { [K in keyof SchemaObject]?: SchemaObject[K] | undefined }): SchemaObject {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));
}

function referenceTo($ref: string, context: CheckContext): Expression {
  return context.inlined(definitionName($ref)) ?? call(definitionCallee($ref, context), VALUE);
}
