/**
 * Whether a value matches a schema. `depth` counts how often a recursive schema has been entered; it is 0 or absent
 * outside of recursion.
 */
export type Check = (value: unknown, depth?: number) => boolean;

/** How often a recursive schema may be entered: far more than any real payload needs, far less than the stack holds. */
export const MAX_DEPTH = 256;

/** Whether a text has at least `min` code points. Counts them only if the number of UTF-16 code units does not decide. */
export function longEnough(text: string, min: number): boolean {
  return text.length >= min && (text.length >= 2 * min || countCodePoints(text) >= min);
}

/** Whether a text has at most `max` code points. Counts them only if the number of UTF-16 code units does not decide. */
export function shortEnough(text: string, max: number): boolean {
  return text.length <= max || (text.length <= 2 * max && countCodePoints(text) <= max);
}

function countCodePoints(text: string): number {
  let count = text.length;
  for (let index = 1; index < text.length; index++)
    if ((text.charCodeAt(index) & 0xfc00) === 0xdc00 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800) count--;
  return count;
}

/**
 * Whether a number is a multiple of `step`. Exact in decimal: 0.3 is a multiple of 0.1, although not in binary. JSON has no
 * numbers that are not finite, so the keyword ignores them.
 */
export function multipleOf(value: number, step: number): boolean {
  if (!Number.isFinite(value)) return true;
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0;
  const a = toDecimal(value);
  const b = toDecimal(step);
  const places = Math.max(a.places, b.places);
  return scale(a, places) % scale(b, places) === 0n;
}

interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** 12.5 is 125 with one place; 3e20 is 3 with -20 places. */
function toDecimal(value: number): Decimal {
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return { digits: BigInt(digits.replace('.', '')), places: digits.replace(/^-?\d\.?/, '').length - Number(exponent) };
}

function scale({ digits, places }: Decimal, newPlaces: number): bigint {
  return digits * 10n ** BigInt(newPlaces - places);
}
