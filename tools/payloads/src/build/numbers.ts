import { FRACTION } from '@hookbook/contract/schema';
import { randomFor } from '../random/index.ts';
import { hintsOf, largest, smallest, type Target } from './target.ts';

/** How many multiples to try: of a decimal fraction, binary numbers represent some inexactly. */
const MULTIPLES = 60;
const INTEGERS = 40;

/** Numbers that are likely to satisfy the facets, the most realistic first. */
export function* numberCandidates(target: Target): Generator<number> {
  // JSON has neither `-0` nor numbers that are not finite.
  for (const value of roughCandidates(target)) if (Number.isFinite(value)) yield value === 0 ? 0 : value;
}

function* roughCandidates({ branch: { facets, types }, place, search }: Target): Generator<number> {
  const low = Math.max(largest(facets, 'minimum', -Infinity), largest(facets, 'exclusiveMinimum', -Infinity));
  const high = Math.min(smallest(facets, 'maximum', Infinity), smallest(facets, 'exclusiveMaximum', Infinity));
  if (low > high) return;
  const random = randomFor(place.seed, 'number');
  const range = usualRange(low, high);
  const usual = range.from + random.next() * (range.to - range.from);
  const step = commonMultiple(facets.flatMap(({ schema }) => schema.multipleOf ?? []));
  const invented = inventedNumbers([...search.inventions.forField(place, hintsOf(facets))], types);
  for (const value of [...invented, usual, low, 0]) if (step !== undefined) yield* multiples(step, value);
  if (step === undefined) yield* invented;
  yield* integersFrom(Math.round(usual));
  if (types & FRACTION) yield* [round(usual), usual];
  for (const bound of [low, high].filter(Number.isFinite)) {
    yield* integersFrom(Math.ceil(bound));
    yield* integersFrom(Math.floor(bound) - INTEGERS);
    yield* [bound, bound + 0.5, bound - 0.5];
  }
  if (Number.isFinite(high - low)) for (let part = 2; part < 1e6; part *= 2) yield low + (high - low) / part;
  yield* [0, 0.5, 1.5, -1, -0.5];
}

/** Numbers that their schema accepts, whole ones only if it accepts no others. */
function inventedNumbers(values: readonly unknown[], types: number): readonly number[] {
  const numbers = values.filter((value) => typeof value === 'number');
  return types & FRACTION
    ? [...numbers.filter((value) => !Number.isInteger(value)), ...numbers]
    : numbers.map(Math.round);
}

function usualRange(low: number, high: number): { readonly from: number; readonly to: number } {
  if (Number.isFinite(low)) return { from: low, to: Math.min(high, low + 100) };
  return Number.isFinite(high) && high < 100 ? { from: high - 100, to: high } : { from: 1, to: 100 };
}

function* integersFrom(first: number): Generator<number> {
  for (let offset = 0; offset < INTEGERS; offset++) yield first + offset;
}

function* multiples(step: number, near: number): Generator<number> {
  if (!Number.isFinite(near)) return;
  const places = decimalPlaces(step);
  const first = Math.round(near / step);
  for (let offset = 0; offset < MULTIPLES; offset++)
    for (const factor of [first + offset, first - offset]) yield Number((factor * step).toFixed(places));
}

/** The least common multiple of decimal fractions; undefined if there are no factors. */
function commonMultiple(factors: readonly number[]): number | undefined {
  if (factors.length === 0) return undefined;
  const scale = 10 ** Math.max(...factors.map(decimalPlaces));
  const scaled = factors.map((factor) => Math.max(1, Math.round(factor * scale)));
  if (!scaled.every(Number.isSafeInteger)) return Math.max(...factors);
  return scaled.reduce((a, b) => (a / greatestDivisor(a, b)) * b) / scale;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** At most 100, which is what `toFixed` supports. */
function decimalPlaces(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.min(100, Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
