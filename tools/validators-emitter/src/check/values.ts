import { isSubset, type SchemaObject, typeNames, typeOfValue, typeSet } from '@hookbook/contract/schema';
import { jsonLiteral } from '@hookbook/contract/text';
import { any, type Expression, MAX_COMPARISONS, VALUE } from '../module/expression.ts';
import type { CheckContext } from './checkContext.ts';
import { typeTest } from './typeTest.ts';

/** type, const, enum */
export function valueConditions(schema: SchemaObject, context: CheckContext): Expression[] {
  const names = typeNames(schema);
  const values = allowedValues(schema)?.filter((value) => !names || isSubset(typeOfValue(value), typeSet(names)));
  if (values) return [oneOfValues(values, context)];
  return names ? [typeTest(names, context)] : [];
}

/** The values that both `const` and `enum` allow. Undefined if the schema has neither. */
function allowedValues(schema: SchemaObject): readonly unknown[] | undefined {
  if (!('const' in schema)) return schema.enum;
  const constant = JSON.stringify(schema.const);
  return schema.enum && !schema.enum.some((value) => JSON.stringify(value) === constant) ? [] : [schema.const];
}

function oneOfValues(values: readonly unknown[], { module, types }: CheckContext): Expression {
  const possible = [...new Set(values)].filter((value) => (typeOfValue(value) & types) !== 0);
  const scalars = possible.filter((value) => typeof value !== 'object' || value === null);
  const composites = possible.filter((value) => typeof value === 'object' && value !== null);
  const tests =
    scalars.length > MAX_COMPARISONS
      ? [`${module.set(scalars)}.has(${VALUE})`]
      : scalars.map((value) => `${VALUE} === ${jsonLiteral(value)}`);
  return any([...tests, ...composites.map((value) => `${module.use('equal')}(${VALUE}, ${module.literal(value)})`)]);
}
