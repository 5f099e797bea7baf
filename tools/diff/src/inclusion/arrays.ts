import { evaluatedItems, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { equalValues } from '@hookbook/payloads/evaluate';
import { type Conjunction, conjunctionOf } from './conjunction.ts';
import { ITEM } from './failure.ts';
import type { Step } from './step.ts';
import { otherItems } from './unevaluated.ts';

export function checkArrays(a: readonly SchemaObject[], b: SchemaObject, step: Step): void {
  const sizes = {
    min: Math.max(0, ...a.flatMap(({ minItems }) => minItems ?? []), ...a.flatMap(leastMatching)),
    max: Math.min(Number.POSITIVE_INFINITY, ...a.flatMap((schema) => maxItems(schema))),
  };
  if (b.minItems !== undefined && sizes.min < b.minItems) step.fail('minItems');
  if (b.maxItems !== undefined && sizes.max > b.maxItems) step.fail('maxItems');
  if (b.uniqueItems === true && sizes.max > 1 && !a.some(({ uniqueItems }) => uniqueItems)) step.fail('uniqueItems');
  for (const [index, schema] of (b.prefixItems ?? []).entries())
    if (index < sizes.max) step.check(itemAt(a, index, step), schema, String(index));
  checkOtherItems(a, b, sizes.max, step);
  const { contains } = b;
  if (contains !== undefined) checkContains(a, { ...b, contains }, sizes, step);
}

/** The items that `contains` asks for. */
function leastMatching({ contains, minContains = 1 }: SchemaObject): readonly number[] {
  return contains === undefined ? [] : [minContains];
}

function maxItems({ maxItems: max, prefixItems = [], items }: SchemaObject): readonly number[] {
  return [...(max === undefined ? [] : [max]), ...(items === false ? [prefixItems.length] : [])];
}

/** The schemas of the item at an index. */
function itemAt(a: readonly SchemaObject[], index: number, { definitions }: Step): Conjunction {
  const schemas = a.flatMap((inner): readonly Schema[] => {
    const schema = inner.prefixItems?.[index] ?? otherItems(inner);
    return schema === undefined ? [] : [schema];
  });
  return conjunctionOf(schemas, definitions);
}

/** `items` and `unevaluatedItems`: the items after those of `prefixItems`. */
function checkOtherItems(a: readonly SchemaObject[], b: SchemaObject, max: number, step: Step): void {
  for (const keyword of ['items', 'unevaluatedItems'] as const) {
    const schema = b[keyword];
    if (schema === undefined || schema === true) continue;
    const known = keyword === 'items' ? { count: b.prefixItems?.length ?? 0 } : evaluatedItems(b, step.definitions);
    if (!known) {
      if (!a.some((other) => equalValues(other, b))) step.fail(keyword);
      continue;
    }
    const longest = Math.max(0, ...a.map(({ prefixItems = [] }) => prefixItems.length));
    // Items at further indexes have the same schemas.
    for (let index = known.count; index <= Math.max(longest, known.count) && index < max; index += 1) {
      const item = itemAt(a, index, step);
      if (item === 'never') continue;
      if (schema === false) step.fail(keyword);
      else step.check(item, schema, index < longest ? String(index) : ITEM);
      if (schema === false) break;
    }
  }
}

interface Sizes {
  readonly min: number;
  readonly max: number;
}

function checkContains(
  a: readonly SchemaObject[],
  { contains, minContains = 1, maxContains }: SchemaObject & { readonly contains: Schema },
  sizes: Sizes,
  step: Step,
): void {
  const same = a.filter((schema) => schema.contains !== undefined && equalValues(schema.contains, contains));
  const given = Math.max(0, ...same.map((schema) => schema.minContains ?? 1));
  // Items after those of the longest tuple have the same schemas.
  const indexes = Array.from({ length: Math.max(0, ...a.map(({ prefixItems = [] }) => prefixItems.length)) + 1 });
  const areAll = indexes.every((_, index) => step.holdsConjunction(itemAt(a, index, step), contains));
  if (minContains > 0 && given < minContains && !(areAll && sizes.min >= minContains)) step.fail('contains');
  const most = Math.min(sizes.max, ...same.flatMap((schema) => schema.maxContains ?? []));
  if (maxContains !== undefined && most > maxContains) step.fail('maxContains');
}
