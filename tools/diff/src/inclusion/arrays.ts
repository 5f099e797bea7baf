import { evaluatedItems, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import { equalValues, hasDuplicates } from '@hookbook/payloads/evaluate';
import { type Conjunction, conjunctionOf } from './conjunction.ts';
import { ITEM } from './failure.ts';
import { negationOf } from './negation.ts';
import type { Step } from './step.ts';
import { otherItems } from './unevaluated.ts';

export function checkArrays(a: readonly SchemaObject[], b: SchemaObject, step: Step): void {
  const sizes = {
    min: leastItems(a),
    max: mostItems(a, step),
  };
  if (b.minItems !== undefined && sizes.min < b.minItems) step.fail('minItems');
  if (b.maxItems !== undefined && sizes.max > b.maxItems) step.fail('maxItems');
  if (b.uniqueItems === true && !areUnique(a, sizes.max, step)) step.fail('uniqueItems');
  for (const [index, schema] of (b.prefixItems ?? []).entries())
    if (index < sizes.max) step.check(itemAt(a, index, step), schema, index);
  checkOtherItems(a, b, sizes.max, step);
  const { contains } = b;
  if (contains !== undefined) checkContains(a, { ...b, contains }, sizes, step);
}

/** How many items there are at most if each is another one of a list. */
function differentItems(a: readonly SchemaObject[], step: Items): number {
  if (!a.some(({ uniqueItems }) => uniqueItems)) return Number.POSITIVE_INFINITY;
  const longest = longestTuple(a);
  return longest + (step.listed(itemAt(a, longest, step))?.length ?? Number.POSITIVE_INFINITY);
}

function longestTuple(a: readonly SchemaObject[]): number {
  return Math.max(0, ...a.map(({ prefixItems = [] }) => prefixItems.length));
}

function areUnique(a: readonly SchemaObject[], max: number, step: Step): boolean {
  if (max <= 1 || a.some(({ uniqueItems }) => uniqueItems)) return true;
  if (max > longestTuple(a)) return false;
  const values = Array.from({ length: max }, (_, index) => step.listed(itemAt(a, index, step)));
  if (values.includes(undefined)) return false;
  return !hasDuplicates(values.flatMap((list = []) => list));
}

export function leastItems(a: readonly SchemaObject[]): number {
  return Math.max(0, ...a.flatMap(({ minItems }) => minItems ?? []), ...a.flatMap(leastMatching));
}

/** How many items there are at most: by `maxItems`, and by what the items may be. */
export function mostItems(a: readonly SchemaObject[], step: Items): number {
  const stated = Math.min(Number.POSITIVE_INFINITY, ...a.flatMap(({ maxItems }) => maxItems ?? []));
  // Items after those of the longest tuple have the same schemas.
  const impossible = Array.from({ length: longestTuple(a) + 1 }, (_, index) => itemAt(a, index, step)).indexOf('never');
  return Math.min(stated, impossible === -1 ? stated : impossible, differentItems(a, step));
}

/** Whether there is no item that `contains` asks for. */
export function lacksContained(a: readonly SchemaObject[], isImpossible: (item: Conjunction) => boolean, step: Items) {
  const items = Array.from({ length: longestTuple(a) + 1 }, (_, index) => itemAt(a, index, step));
  return a.some(
    ({ contains, minContains = 1 }) =>
      contains !== undefined &&
      minContains > 0 &&
      items.every((item) => item === 'never' || isImpossible(conjunctionOf([...item, contains], step.definitions))),
  );
}

/** What is asked about items. */
type Items = Pick<Step, 'definitions' | 'listed'>;

/** The items that `contains` asks for. */
function leastMatching({ contains, minContains = 1 }: SchemaObject): readonly number[] {
  return contains === undefined ? [] : [minContains];
}

/** The schemas of the item at an index. */
export function itemAt(
  a: readonly SchemaObject[],
  index: number,
  { definitions }: Pick<Step, 'definitions'>,
): Conjunction {
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
    const longest = longestTuple(a);
    // Items at further indexes have the same schemas.
    for (let index = known.count; index <= Math.max(longest, known.count) && index < max; index += 1) {
      const item = itemAt(a, index, step);
      if (item === 'never') continue;
      if (schema === false) step.fail(keyword);
      else step.check(item, schema, index < longest ? index : ITEM);
      if (schema === false) break;
    }
  }
}

/** How many of the items that there are at least match a schema. The last of `items` stands for all further ones. */
function countMatching(items: readonly Conjunction[], schema: Schema, least: number, step: Step): number {
  const isMatching = (item: Conjunction | undefined) => item !== undefined && step.holdsConjunction(item, schema);
  const tuple = items.slice(0, -1);
  const further = least > tuple.length && isMatching(items.at(-1)) ? least - tuple.length : 0;
  return tuple.slice(0, least).filter(isMatching).length + further;
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
  const { definitions } = step;
  const matching = (schema: Schema) => conjunctionOf([schema], definitions);
  const narrower = a.filter(
    (own) => own.contains !== undefined && step.holdsConjunction(matching(own.contains), contains),
  );
  const wider = a.filter(
    (own) => own.contains !== undefined && step.holdsConjunction(matching(contains), own.contains),
  );
  const given = Math.max(0, ...narrower.map((schema) => schema.minContains ?? 1));
  // Items after those of the longest tuple have the same schemas.
  const items = Array.from({ length: longestTuple(a) + 1 }, (_, index) => itemAt(a, index, step));
  if (minContains > 0 && given < minContains && countMatching(items, contains, sizes.min, step) < minContains)
    step.fail(given > 0 ? 'minContains' : 'contains');
  if (maxContains === undefined) return;
  const isMatching = (item: Conjunction) => !step.holdsConjunction(item, negationOf(contains));
  const others = isMatching(items.at(-1) ?? 'never') ? Number.POSITIVE_INFINITY : 0;
  const most = Math.min(
    sizes.max,
    items.slice(0, -1).filter(isMatching).length + others,
    ...wider.flatMap((schema) => schema.maxContains ?? []),
  );
  if (most > maxContains) step.fail('maxContains');
}
