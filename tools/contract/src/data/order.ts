import { isMapping } from './mapping.ts';

/** Compares by UTF-16 code unit, so that the order is the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A copy with the members of every object in alphabetical order. Integer-like names come first, as in any object. */
export function inAlphabeticalOrder<T>(value: T): T;
export function inAlphabeticalOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => inAlphabeticalOrder(item));
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, inAlphabeticalOrder(member)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));
}
