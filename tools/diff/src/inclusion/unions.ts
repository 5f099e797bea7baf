import {
  areDisjoint,
  disjointTypesIn,
  OBJECT,
  type Schema,
  type SchemaObject,
  type TypeSet,
} from '@hookbook/contract/schema';
import type { Comparison, Place } from './comparison.ts';
import { conjunctionOf } from './conjunction.ts';
import { memberOf, requiredIn } from './objects.ts';
import { MAX_SPLITS } from './splitUnions.ts';

/** A union, and what is to be in it. */
export interface UnionPlace extends Place {
  /** The types of the values that are to be in the union. */
  readonly types: TypeSet;
  /** Whether only one branch may match. */
  readonly isExclusive: boolean;
}

/** Whether every value of schemas is in a union. */
export function isInUnion(
  a: readonly SchemaObject[],
  branches: readonly Schema[],
  place: UnionPlace,
  comparison: Comparison,
): boolean {
  const { path, splits, types, isExclusive } = place;
  const { definitions } = comparison.surroundings;
  const found = branches.findIndex(
    (branch) => !areDisjoint([{ allOf: a }, branch], definitions) && comparison.holds(a, branch, path, splits),
  );
  if (found !== -1) {
    if (!isExclusive) return true;
    return branches.every((branch, index) => index === found || isDisjoint(a, branch, comparison));
  }
  // Each type may be in another branch.
  const names = disjointTypesIn(types);
  if (names.length < 2 || splits >= MAX_SPLITS) return false;
  return names.every((type) => {
    const one = [...a, { type }];
    const inner = { ...place, types: comparison.values.typesOf(one), splits: splits + 1 };
    return isInUnion(one, branches, inner, comparison);
  });
}

/** A member with more values tells no variants apart. */
const MAX_MEMBER_VALUES = 10;

/** Whether each value of a required member, of which there are few, decides for a branch. */
export function isInUnionByMember(
  a: readonly SchemaObject[],
  branches: readonly Schema[],
  place: UnionPlace,
  comparison: Comparison,
): boolean {
  if (place.splits >= MAX_SPLITS || place.types !== OBJECT) return false;
  for (const name of requiredIn(a)) {
    const member = memberOf(a, name, comparison.surroundings);
    const values = member === 'never' ? undefined : comparison.values.listed(member);
    if (!values || values.length < 2 || values.length > MAX_MEMBER_VALUES) continue;
    const isIn = (value: unknown) =>
      isInUnion(
        [...a, { type: 'object', required: [name], properties: { [name]: { const: value } } }],
        branches,
        { ...place, splits: place.splits + 1 },
        comparison,
      );
    if (values.every(isIn)) return true;
  }
  return false;
}

/** Exactly one branch of a union matches. It is in one of another union, whose other branches match no more than before. */
export function isInLikeUnion(
  union: readonly Schema[],
  branches: readonly Schema[],
  { path, splits }: Place,
  comparison: Comparison,
): boolean {
  const { definitions } = comparison.surroundings;
  const isIn = (inner: Schema, outer: Schema) =>
    !areDisjoint([inner, outer], definitions) &&
    comparison.holds(conjunctionOf([inner], definitions), outer, path, splits);
  const others = branches.map((branch) => union.findIndex((own) => isIn(own, branch)));
  // What one branch and another old one accept together has to be in another new one, too: then it was refused before, and is now.
  const areInAnother = (own: Schema, index: number, branch: Schema) =>
    union.some(
      (candidate, position) =>
        position !== index && comparison.holds(conjunctionOf([own, branch], definitions), candidate, path, splits),
    );
  return union.every((own, index) => {
    const found = others.indexOf(index);
    const home = found === -1 ? branches.findIndex((branch) => isIn(own, branch)) : found;
    const isElsewhere = (branch: Schema, other: number) => {
      if (other === home || areDisjoint([own, branch], definitions)) return true;
      return (
        union.some((candidate, position) => position !== index && isIn(branch, candidate)) ||
        areInAnother(own, index, branch)
      );
    };
    return home !== -1 && branches.every(isElsewhere);
  });
}

/** Whether a schema is a union, and each of its branches is in one of another union. */
export function isInWiderUnion(
  { anyOf, oneOf }: SchemaObject,
  branches: readonly Schema[],
  { path, splits }: Place,
  comparison: Comparison,
): boolean {
  const { definitions } = comparison.surroundings;
  const isIn = (own: Schema) =>
    branches.some(
      (branch) =>
        !areDisjoint([own, branch], definitions) &&
        comparison.holds(conjunctionOf([own], definitions), branch, path, splits),
    );
  return [anyOf, oneOf].some((union) => union?.every(isIn));
}

/** Whether no value of schemas is one of another schema. */
export function isDisjoint(
  a: readonly SchemaObject[],
  b: Schema,
  { surroundings: { definitions }, values }: Comparison,
): boolean {
  if (areDisjoint([{ allOf: a }, b], definitions)) return true;
  const both = conjunctionOf([...a, b], definitions);
  return both === 'never' || values.isEmpty(both);
}
