import type { SchemaObject } from '@hookbook/contract/schema';
import type { Annotations, Evaluation } from './evaluation.ts';
import { equalValues } from './scalars.ts';

/** The keywords about arrays, except those that apply schemas to the array itself. */
export function acceptsItems(
  schema: SchemaObject,
  value: unknown,
  annotations: Annotations | undefined,
  evaluation: Evaluation,
): boolean {
  if (!Array.isArray(value)) return true;
  const { minItems = 0, maxItems = Infinity, uniqueItems = false } = schema;
  return (
    value.length >= minItems &&
    value.length <= maxItems &&
    acceptsEach(schema, value, annotations, evaluation) &&
    acceptsContained(schema, value, annotations, evaluation) &&
    !(uniqueItems && hasDuplicates(value))
  );
}

/** Whether two items are the same JSON value. */
export function hasDuplicates(list: readonly unknown[]): boolean {
  const scalars = new Set(list.filter((item) => typeof item !== 'object' || item === null));
  const others = list.filter((item) => typeof item === 'object' && item !== null);
  if (scalars.size + others.length < list.length) return true;
  return others.some((item, index) => others.slice(0, index).some((earlier) => equalValues(earlier, item)));
}

function acceptsEach(
  { prefixItems = [], items }: SchemaObject,
  value: readonly unknown[],
  annotations: Annotations | undefined,
  { applyToChild }: Evaluation,
): boolean {
  return value.every((item, index) => {
    const schema = prefixItems[index] ?? items;
    if (schema === undefined) return true;
    annotations?.items.add(index);
    return applyToChild(schema, item, annotations);
  });
}

function acceptsContained(
  { contains, minContains = 1, maxContains = Infinity }: SchemaObject,
  value: readonly unknown[],
  annotations: Annotations | undefined,
  { apply }: Evaluation,
): boolean {
  if (contains === undefined) return true;
  let count = 0;
  for (const [index, item] of value.entries()) {
    if (!apply(contains, item, undefined)) continue;
    annotations?.items.add(index);
    count++;
  }
  return count >= minContains && count <= maxContains;
}

/** `unevaluatedItems`, which applies to the items that no adjacent keyword has evaluated. */
export function acceptsUnevaluatedItems(
  { unevaluatedItems }: SchemaObject,
  value: unknown,
  annotations: Annotations,
  { applyToChild }: Evaluation,
): boolean {
  if (unevaluatedItems === undefined || !Array.isArray(value)) return true;
  return value.every((item, index) => {
    if (annotations.items.has(index)) return true;
    annotations.items.add(index);
    return applyToChild(unevaluatedItems, item, annotations);
  });
}
