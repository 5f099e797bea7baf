import { FORMATS, type Schema, type SchemaObject } from '@hookbook/contract/schema';
import type { Failure } from './failure.ts';
import { comparePatterns } from './patterns.ts';

type Fail = (keyword: Failure['keyword'], details?: Partial<Failure>) => void;

/** The largest lower bound of numbers, and whether it excludes the bound itself. */
function lowerBound(schemas: readonly SchemaObject[]): Bound | undefined {
  const bounds = schemas.flatMap(({ minimum, exclusiveMinimum }) => [
    ...(minimum === undefined ? [] : [{ value: minimum, isExclusive: false }]),
    ...(exclusiveMinimum === undefined ? [] : [{ value: exclusiveMinimum, isExclusive: true }]),
  ]);
  return withExclusion(
    schemas,
    bounds.sort((a, b) => b.value - a.value || Number(b.isExclusive) - Number(a.isExclusive))[0],
  );
}

function upperBound(schemas: readonly SchemaObject[]): Bound | undefined {
  const bounds = schemas.flatMap(({ maximum, exclusiveMaximum }) => [
    ...(maximum === undefined ? [] : [{ value: maximum, isExclusive: false }]),
    ...(exclusiveMaximum === undefined ? [] : [{ value: exclusiveMaximum, isExclusive: true }]),
  ]);
  return withExclusion(
    schemas,
    bounds.sort((a, b) => a.value - b.value || Number(b.isExclusive) - Number(a.isExclusive))[0],
  );
}

/** A bound that is excluded as a value. */
function withExclusion(schemas: readonly SchemaObject[], bound: Bound | undefined): Bound | undefined {
  const isExcluded = bound && schemas.some(({ not }) => excludedBy(not).includes(bound.value));
  return isExcluded ? { ...bound, isExclusive: true } : bound;
}

/** The values that a schema lists, and says nothing else about. */
function excludedBy(schema: Schema | undefined): readonly unknown[] {
  if (typeof schema !== 'object' || Object.keys(schema).length !== 1) return [];
  return 'const' in schema ? [schema.const] : (schema.enum ?? []);
}

interface Bound {
  readonly value: number;
  readonly isExclusive: boolean;
}

/** The first number of a step within a bound: of whole numbers, more than 4 is at least 5. */
function inclusive(bound: Bound, step: number | undefined, direction: 1 | -1): Bound {
  if (step === undefined) return bound;
  const [below, above] = neighbours(bound.value, step);
  const first = direction === 1 ? above : below;
  if (!bound.isExclusive || below !== above) return { value: first, isExclusive: false };
  const next = Number.isInteger(step) ? first + direction * step : (Math.round(first / step) + direction) * step;
  // Of numbers with too many digits, a double has no next one.
  return Math.abs(next) > Number.MAX_SAFE_INTEGER ? bound : { value: next, isExclusive: false };
}

/** The multiples of a step that are next to a number, which are the same if it is one itself. */
function neighbours(value: number, step: number): readonly [number, number] {
  if (Number.isInteger(step)) {
    const rest = value % step;
    if (rest === 0) return [value, value];
    const below = value - (rest < 0 ? rest + step : rest);
    return [below, below + step];
  }
  const steps = value / step;
  return isWhole(steps)
    ? [Math.round(steps) * step, Math.round(steps) * step]
    : [Math.floor(steps) * step, Math.ceil(steps) * step];
}

/** Whether a quotient is a whole number, but for the error of binary fractions. */
function isWhole(quotient: number): boolean {
  return Math.abs(quotient - Math.round(quotient)) <= 4 * Number.EPSILON * Math.abs(quotient);
}

function isMultiple(value: number, step: number): boolean {
  return Number.isInteger(value) && Number.isInteger(step) ? value % step === 0 : isWhole(value / step);
}

/** Numbers as people write them, without the errors of binary fractions. */
const DIGITS = 12;
const SCALE = 1e6;

/** The least common multiple of all steps of numbers. Undefined without a step, or if the multiple has too many digits. */
function commonStep(schemas: readonly SchemaObject[], isInteger: boolean): number | undefined {
  const steps = [...schemas.flatMap(({ multipleOf }) => multipleOf ?? []), ...(isInteger ? [1] : [])];
  const scaled = steps.map((step) => Number((step * SCALE).toPrecision(DIGITS)));
  const areExact = scaled.every((step, index) => Number.isSafeInteger(step) && step / SCALE === steps[index]);
  if (scaled.length === 0 || !areExact) return undefined;
  const common = scaled.reduce((one, other) => (one / greatestDivisor(one, other)) * other);
  return Number.isSafeInteger(common) ? common / SCALE : undefined;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

/** The numbers within all bounds. `isExclusive` says whether they are less than one of the two. */
export function numberRange(schemas: readonly SchemaObject[], isInteger: boolean) {
  const [lower, upper] = [lowerBound(schemas), upperBound(schemas)];
  const step = commonStep(schemas, isInteger);
  const min = lower && inclusive(lower, step, 1);
  const max = upper && inclusive(upper, step, -1);
  return {
    min: min?.value ?? Number.NEGATIVE_INFINITY,
    max: max?.value ?? Number.POSITIVE_INFINITY,
    isExclusive: (min?.isExclusive ?? false) || (max?.isExclusive ?? false),
  };
}

/** The multiples of a step within all bounds, or the only number there is. Undefined if there are more than some. */
export function numbersWithin(
  schemas: readonly SchemaObject[],
  isInteger: boolean,
  most: number,
): readonly number[] | undefined {
  const { min, max } = numberRange(schemas, isInteger);
  if (min === max) return [min];
  const step = commonStep(schemas, isInteger);
  if (step === undefined || !((max - min) / step < most)) return undefined;
  const length = Math.round((max - min) / step) + 1;
  if (Number.isInteger(step)) return Array.from({ length }, (_, index) => min + index * step);
  // Dividing whole numbers avoids the errors of binary fractions.
  const [first, scaled] = [Math.round(min / step), Math.round(step * SCALE)];
  const isExact = Number.isSafeInteger((Math.abs(first) + length) * scaled);
  return isExact ? Array.from({ length }, (_, index) => ((first + index) * scaled) / SCALE) : undefined;
}

export function checkNumbers(a: readonly SchemaObject[], b: SchemaObject, isInteger: boolean, fail: Fail): void {
  const step = commonStep(a, isInteger);
  for (const [keyword, direction, boundOf] of [
    ['minimum', 1, lowerBound],
    ['exclusiveMinimum', 1, lowerBound],
    ['maximum', -1, upperBound],
    ['exclusiveMaximum', -1, upperBound],
  ] as const) {
    const value = b[keyword];
    if (value === undefined) continue;
    const asked = inclusive({ value, isExclusive: keyword.startsWith('exclusive') }, step, direction);
    const found = boundOf(a);
    const given = found && inclusive(found, step, direction);
    const isWithin =
      given !== undefined &&
      ((given.value - asked.value) * direction > 0 ||
        (given.value === asked.value && (given.isExclusive || !asked.isExclusive)));
    if (!isWithin) fail(keyword);
  }
  const { multipleOf } = b;
  if (multipleOf === undefined) return;
  const steps = [...a.flatMap((schema) => schema.multipleOf ?? []), ...(step === undefined ? [] : [step])];
  if (!steps.some((own) => isMultiple(own, multipleOf))) fail('multipleOf');
}

export function checkStrings(
  a: readonly SchemaObject[],
  b: SchemaObject,
  assertsFormats: { readonly a: boolean; readonly b: boolean },
  fail: Fail,
): void {
  const lengths = stringLengths(a, assertsFormats.a);
  if (b.minLength !== undefined && lengths.min < b.minLength) fail('minLength');
  if (b.maxLength !== undefined && lengths.max > b.maxLength) fail('maxLength');
  if (b.pattern !== undefined) checkPattern(a, b.pattern, fail);
  const { format } = b;
  if (format === undefined || !assertsFormats.b || !(FORMATS as readonly string[]).includes(format)) return;
  const formats = assertsFormats.a ? a.flatMap((schema) => schema.format ?? []) : [];
  if (!formats.some((other) => other === format || NARROWER_FORMATS[format]?.includes(other))) fail('format');
}

function checkPattern(a: readonly SchemaObject[], other: string, fail: Fail): void {
  const patterns = a.flatMap(({ pattern }) => pattern ?? []);
  const comparisons = (patterns.length === 0 ? [''] : patterns).map((pattern) => comparePatterns(pattern, other));
  if (patterns.includes(other) || comparisons.some((comparison) => comparison?.isIncluded)) return;
  const values = comparisons.flatMap((comparison) => (comparison?.isIncluded === false ? [comparison.text] : []));
  fail('pattern', { values });
}

function stringLengths(a: readonly SchemaObject[], assertsFormats: boolean) {
  const formats = assertsFormats
    ? a.flatMap(({ format }) => [FORMAT_LENGTHS[format ?? ''] ?? ([0, Number.POSITIVE_INFINITY] as const)])
    : [];
  return {
    min: Math.max(0, ...a.flatMap(({ minLength }) => minLength ?? []), ...formats.map(([min]) => min)),
    max: Math.min(
      Number.POSITIVE_INFINITY,
      ...a.flatMap(({ maxLength }) => maxLength ?? []),
      ...formats.map(([, max]) => max),
    ),
  };
}

const FORMAT_LENGTHS: Readonly<Record<string, readonly [number, number]>> = {
  uuid: [36, 36],
  date: [10, 10],
  'date-time': [20, Number.POSITIVE_INFINITY],
};

/** The formats whose every text is also one of a format. */
const NARROWER_FORMATS: Readonly<Record<string, readonly string[]>> = {
  'uri-reference': ['uri'],
  iri: ['uri'],
  'iri-reference': ['uri', 'iri', 'uri-reference'],
  'idn-email': ['email'],
  'idn-hostname': ['hostname'],
};
