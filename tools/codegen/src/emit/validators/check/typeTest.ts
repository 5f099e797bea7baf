import type { SchemaObject, SchemaType } from '@hookbook/contract/schema';
import { isSubset, type TypeSet, typeNames, typeOfValue, typeSet } from '@hookbook/contract/schema';
import { jsonLiteral } from '@hookbook/contract/text';
import { any, type Expression, TRUE, VALUE } from '../module/expression.ts';
import type { CheckContext } from './context.ts';

/** type, const, enum */
export function typeParts(schema: SchemaObject, context: CheckContext): Expression[] {
  const names = typeNames(schema);
  const values = valuesOf(schema)?.filter((value) => !names || isSubset(typeOfValue(value), typeSet(names)));
  if (values) return [oneOfValues(values, context)];
  return names ? [typeTest(names, context)] : [];
}

/** What `const` and `enum` leave. */
function valuesOf(schema: SchemaObject): readonly unknown[] | undefined {
  if (!('const' in schema)) return schema.enum;
  const wanted = JSON.stringify(schema.const);
  return schema.enum && !schema.enum.some((each) => JSON.stringify(each) === wanted) ? [] : [schema.const];
}

function oneOfValues(values: readonly unknown[], { module, types }: CheckContext): Expression {
  const possible = [...new Set(values)].filter((value) => (typeOfValue(value) & types) !== 0);
  const plain = possible.filter((value) => typeof value !== 'object' || value === null);
  const deep = possible.filter((value) => typeof value === 'object' && value !== null);
  const tests =
    plain.length > 3
      ? [`${module.set(plain)}.has(${VALUE})`]
      : plain.map((value) => `${VALUE} === ${jsonLiteral(value)}`);
  return any([...tests, ...deep.map((value) => `${module.use('equal')}(${VALUE}, ${module.literal(value)})`)]);
}

/** A test for one of several types, without those that cannot arrive anyway. */
function typeTest(names: readonly SchemaType[], { module, types }: CheckContext): Expression {
  const narrow = names.includes('integer') && !names.includes('number');
  if (!narrow && isSubset(types, typeSet(names))) return TRUE;
  const wanted = names.filter((name) => (typeSet([name]) & types) !== 0 && !(name === 'integer' && !narrow));
  return any(wanted.map((name) => testOf(name, types, () => module.use('isObject'))));
}

function testOf(name: SchemaType, types: TypeSet, isObject: () => string): Expression {
  if (isSubset(types, typeSet([name])) && name !== 'integer') return TRUE;
  if (name === 'null') return `${VALUE} === null`;
  if (name === 'array') return `Array.isArray(${VALUE})`;
  if (name === 'object') return `${isObject()}(${VALUE})`;
  if (name === 'integer') return `Number.isInteger(${VALUE})`;
  if (name === 'number') return `Number.isFinite(${VALUE})`;
  return `typeof ${VALUE} === '${name}'`;
}

/** Keywords of one type say nothing about values of another. */
export function onlyFor(type: SchemaType, parts: readonly Expression[], context: CheckContext): Expression[] {
  const bits = typeSet([type]);
  const needed = parts.filter((each) => each !== TRUE);
  if (needed.length === 0 || (context.types & bits) === 0) return [];
  if (isSubset(context.types, bits)) return needed;
  const test = testOf(type, context.types, () => context.module.use('isObject'));
  return [any([`!${test.startsWith('typeof') || test.endsWith('null') ? `(${test})` : test}`, needed.join(' && ')])];
}
