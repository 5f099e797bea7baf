import { acceptedTypes, OTHER, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { all, any, type Expression, memberOf, TRUE, VALUE } from '../module/expression.ts';
import { additionalMemberConditions } from './additionalProperties.ts';
import { calleeOf, childExpression, optionalChildExpression } from './callee.ts';
import type { CheckContext } from './checkContext.ts';
import { ifType } from './typeTest.ts';

/**
 * properties, patternProperties, additionalProperties, unevaluatedProperties, propertyNames, required, minProperties,
 * maxProperties, dependentRequired, dependentSchemas
 */
export function objectConditions(schema: SchemaObject, context: CheckContext): Expression[] {
  const conditions = [
    ...propertyConditions(schema, context),
    ...countConditions(schema, context),
    ...additionalMemberConditions(schema, context),
    ...nameConditions(schema, context),
    ...dependentConditions(schema, context),
  ];
  return ifType('object', conditions, context);
}

/** Constants come first, because they most often distinguish the branches of a union. */
function propertyConditions({ properties = {}, required = [] }: SchemaObject, context: CheckContext): Expression[] {
  const useGetOwn = () => context.module.use('getOwn');
  const undeclared = required.filter((name) => !Object.hasOwn(properties, name));
  const declared = Object.entries(properties).sort(([, a], [, b]) => Number(hasConstants(b)) - Number(hasConstants(a)));
  return [
    ...undeclared.map((name) => isPresent(memberOf(name, useGetOwn))),
    ...declared.map(([name, schema]) => {
      const member = memberOf(name, useGetOwn);
      if (!required.includes(name)) return optionalChildExpression(schema, member, context);
      const present = (acceptedTypes(schema, context.definitions.schema) & OTHER) === 0 ? TRUE : isPresent(member);
      return all([present, childExpression(schema, member, context)]);
    }),
  ];
}

function hasConstants(schema: Schema): boolean {
  return typeof schema === 'object' && ('const' in schema || schema.enum !== undefined);
}

function isPresent(member: Expression): Expression {
  return `${member} !== undefined`;
}

function countConditions({ minProperties = 0, maxProperties }: SchemaObject, { module }: CheckContext): Expression[] {
  const size = () => `${module.use('size')}(${VALUE})`;
  return [
    ...(minProperties > 0 ? [`${size()} >= ${minProperties}`] : []),
    ...(maxProperties === undefined ? [] : [`${size()} <= ${maxProperties}`]),
  ];
}

function nameConditions({ propertyNames }: SchemaObject, context: CheckContext): Expression[] {
  if (propertyNames === undefined || propertyNames === true) return [];
  return [`${context.module.use('names')}(${VALUE}, ${calleeOf(propertyNames, context).name})`];
}

function dependentConditions(schema: SchemaObject, context: CheckContext): Expression[] {
  const { dependentRequired = {}, dependentSchemas = {} } = schema;
  const member = (name: string) => memberOf(name, () => context.module.use('getOwn'));
  const isAbsent = (name: string) => `${member(name)} === undefined`;
  return [
    ...Object.entries(dependentRequired).map(([name, required]) =>
      any([isAbsent(name), all(required.map((dependency) => isPresent(member(dependency))))]),
    ),
    ...Object.entries(dependentSchemas).map(([name, dependent]) =>
      any([isAbsent(name), context.expression(dependent, context)]),
    ),
  ];
}
