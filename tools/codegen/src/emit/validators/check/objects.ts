import type { Schema, SchemaObject } from '@hookbook/contract/schema';
import { acceptedTypes, OTHER } from '@hookbook/contract/schema';
import { all, any, type Expression, memberOf, TRUE, VALUE } from '../module/expression.ts';
import { restParts } from './additionalProperties.ts';
import { calleeOf, optionalPart, part } from './callee.ts';
import type { CheckContext } from './context.ts';
import { onlyFor } from './types.ts';

/** properties, required, and what is said about all members or depends on some */
export function objectParts(schema: SchemaObject, context: CheckContext): Expression[] {
  const parts = [
    ...propertyParts(schema, context),
    ...countParts(schema, context),
    ...restParts(schema, context),
    ...nameParts(schema, context),
    ...dependentParts(schema, context),
  ];
  return onlyFor('object', parts, context);
}

/** Constants come first: they are what most often tells one alternative from another. */
function propertyParts({ properties = {}, required = [] }: SchemaObject, context: CheckContext): Expression[] {
  const own = () => context.module.use('getOwn');
  const undeclared = required.filter((name) => !Object.hasOwn(properties, name));
  const declared = Object.entries(properties).sort(([, a], [, b]) => Number(isPinned(b)) - Number(isPinned(a)));
  return [
    ...undeclared.map((name) => isThere(memberOf(name, own))),
    ...declared.map(([name, schema]) => {
      const value = memberOf(name, own);
      if (!required.includes(name)) return optionalPart(schema, value, context);
      const present = (acceptedTypes(schema, context.definitions.schema) & OTHER) === 0 ? TRUE : isThere(value);
      return all([present, part(schema, value, context)]);
    }),
  ];
}

function isPinned(schema: Schema): boolean {
  return typeof schema === 'object' && ('const' in schema || schema.enum !== undefined);
}

function isThere(value: Expression): Expression {
  return `${value} !== undefined`;
}

function countParts({ minProperties = 0, maxProperties }: SchemaObject, { module }: CheckContext): Expression[] {
  const size = () => `${module.use('size')}(${VALUE})`;
  return [
    ...(minProperties > 0 ? [`${size()} >= ${minProperties}`] : []),
    ...(maxProperties === undefined ? [] : [`${size()} <= ${maxProperties}`]),
  ];
}

function nameParts({ propertyNames }: SchemaObject, context: CheckContext): Expression[] {
  if (propertyNames === undefined || propertyNames === true) return [];
  return [`${context.module.use('names')}(${VALUE}, ${calleeOf(propertyNames, context).name})`];
}

function dependentParts(schema: SchemaObject, context: CheckContext): Expression[] {
  const { dependentRequired = {}, dependentSchemas = {} } = schema;
  const member = (name: string) => memberOf(name, () => context.module.use('getOwn'));
  const absent = (name: string) => `${member(name)} === undefined`;
  return [
    ...Object.entries(dependentRequired).map(([name, needed]) =>
      any([absent(name), all(needed.map((each) => isThere(member(each))))]),
    ),
    ...Object.entries(dependentSchemas).map(([name, each]) => any([absent(name), context.expression(each, context)])),
  ];
}
