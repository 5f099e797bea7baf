import { isMapping } from './mapping.ts';

/** Compares by code unit, so that no locale decides an order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Data with the members of every object in alphabetical order. */
export function inAlphabeticalOrder<T>(value: T): T;
export function inAlphabeticalOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => inAlphabeticalOrder(item));
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, inAlphabeticalOrder(member)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));
}
