import { type Check, MAX_DEPTH } from './values.ts';

/** Whether every item from the index `start` on passes the check. */
export function items(list: readonly unknown[], check: Check, start = 0, depth?: number): boolean {
  for (let index = start; index < list.length; index++) if (!check(list[index], depth)) return false;
  return true;
}

/** Whether at least `min` and at most `max` items pass the check. */
export function contains(list: readonly unknown[], check: Check, min: number, max: number, depth?: number): boolean {
  let count = 0;
  for (const item of list) {
    if (count > max || (count >= min && max === Infinity)) break;
    if (check(item, depth)) count++;
  }
  return count >= min && count <= max;
}

export function unique(list: readonly unknown[]): boolean {
  return duplicateIndex(list) < 0;
}

/** The index of the first item that equals an earlier one, or -1. Linear, because items are compared as text. */
export function duplicateIndex(list: readonly unknown[]): number {
  if (list.length < 2) return -1;
  const primitives = new Set<unknown>();
  const texts = new Set<string>();
  return list.findIndex((item) => {
    const earlier: Set<unknown> = isPrimitive(item) ? primitives : texts;
    return earlier.size === earlier.add(isPrimitive(item) ? item : textOf(item, [])).size;
  });
}

/**
 * A text that is the same for equal values, whatever the order of their members. Values that are nested deeper than the
 * limit count as equal, and so do values that contain themselves.
 */
function textOf(value: unknown, ancestors: readonly unknown[]): string {
  if (isPrimitive(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (ancestors.length > MAX_DEPTH || ancestors.includes(value)) return '';
  const path = [...ancestors, value];
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, path)).join()}]`;
  const entries = Object.entries(value as object).filter(([, member]) => member !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, member]) => `${JSON.stringify(name)}:${textOf(member, path)}`).join()}}`;
}

function isPrimitive(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
