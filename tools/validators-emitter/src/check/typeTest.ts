import { isSubset, type SchemaType, type TypeSet, typeSet } from '@hookbook/contract/schema';
import { any, type Expression, TRUE, VALUE } from '../module/expression.ts';
import type { CheckContext } from './checkContext.ts';

/** Tests for several types. Leaves out those that the value cannot have. */
export function typeTest(names: readonly SchemaType[], { module, types }: CheckContext): Expression {
  const isNarrow = names.includes('integer') && !names.includes('number');
  if (!isNarrow && isSubset(types, typeSet(names))) return TRUE;
  const possible = names.filter((name) => (typeSet([name]) & types) !== 0 && !(name === 'integer' && !isNarrow));
  return any(possible.map((name) => singleTypeTest(name, types, () => module.use('isObject'))));
}

/** Limits conditions to values of one type: a keyword for that type accepts every other value. */
export function ifType(type: SchemaType, conditions: readonly Expression[], context: CheckContext): Expression[] {
  const bits = typeSet([type]);
  const needed = conditions.filter((condition) => condition !== TRUE);
  if (needed.length === 0 || (context.types & bits) === 0) return [];
  if (isSubset(context.types, bits)) return needed;
  const test = singleTypeTest(type, context.types, () => context.module.use('isObject'));
  return [any([`!${test.startsWith('typeof') || test.endsWith('null') ? `(${test})` : test}`, needed.join(' && ')])];
}

function singleTypeTest(name: SchemaType, types: TypeSet, useIsObject: () => string): Expression {
  if (isSubset(types, typeSet([name])) && name !== 'integer') return TRUE;
  if (name === 'null') return `${VALUE} === null`;
  if (name === 'array') return `Array.isArray(${VALUE})`;
  if (name === 'object') return `${useIsObject()}(${VALUE})`;
  if (name === 'integer') return `Number.isInteger(${VALUE})`;
  if (name === 'number') return `Number.isFinite(${VALUE})`;
  return `typeof ${VALUE} === '${name}'`;
}
