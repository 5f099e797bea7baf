import {
  ANY,
  ARRAY,
  acceptedTypes,
  BOOLEAN,
  type DefinitionLookup,
  FRACTION,
  INTEGER,
  isSubset,
  listedValues,
  NULL,
  NUMBER,
  OBJECT,
  OTHER,
  type SchemaObject,
  STRING,
  type TypeSet,
} from '@hookbook/contract/schema';
import { numberRange } from './scalars.ts';

/** The types that values of a conjunction may have, without those whose bounds contradict each other. */
export function possibleTypes(a: readonly SchemaObject[], definitions: DefinitionLookup): TypeSet {
  const types = (a.length === 0 ? ANY : acceptedTypes({ allOf: a }, definitions)) & ~OTHER;
  if (a.some(({ not }) => not === true || (typeof not === 'object' && Object.keys(not).length === 0))) return 0;
  const impossible = [
    [INTEGER, isEmptyRange(numberRange(a, true))],
    [FRACTION, isEmptyRange(numberRange(a, false)) || a.some(({ multipleOf }) => Number.isInteger(multipleOf))],
    [STRING, contradict(a, 'minLength', 'maxLength')],
    [ARRAY, contradict(a, 'minItems', 'maxItems')],
    [OBJECT, contradict(a, 'minProperties', 'maxProperties')],
  ] as const;
  return impossible.reduce((left, [type, isImpossible]) => (isImpossible ? left & ~type : left), types);
}

function isEmptyRange({ min, max, isExclusive }: ReturnType<typeof numberRange>): boolean {
  return min > max || (min === max && isExclusive);
}

type Bound = 'minLength' | 'maxLength' | 'minItems' | 'maxItems' | 'minProperties' | 'maxProperties';

function contradict(a: readonly SchemaObject[], least: Bound, most: Bound): boolean {
  const min = Math.max(0, ...a.flatMap((schema) => schema[least] ?? []));
  return min > Math.min(Number.POSITIVE_INFINITY, ...a.flatMap((schema) => schema[most] ?? []));
}

/** Longer ranges are compared by their bounds. */
const MAX_RANGE = 10;

/** All values of a conjunction, or more than those; undefined if they are too many to list. */
export function possibleValues(
  a: readonly SchemaObject[],
  definitions: DefinitionLookup,
): readonly unknown[] | undefined {
  if (a.length === 0) return undefined;
  const types = possibleTypes(a, definitions);
  if (isSubset(types, NULL | BOOLEAN)) return [null, false, true];
  const isAtMost0 = (most: Bound) => a.some((schema) => schema[most] === 0);
  if (types === STRING && isAtMost0('maxLength')) return [''];
  if (types === ARRAY && isAtMost0('maxItems')) return [[]];
  if (types === OBJECT && isAtMost0('maxProperties')) return [{}];
  return listedValues({ allOf: a }, definitions) ?? wholeNumbers(a, types);
}

function wholeNumbers(a: readonly SchemaObject[], types: TypeSet): readonly number[] | undefined {
  if ((types & NUMBER) !== types || (types & FRACTION) !== 0) return undefined;
  const { min, max } = numberRange(a, true);
  return max - min < MAX_RANGE ? Array.from({ length: max - min + 1 }, (_, index) => min + index) : undefined;
}
