import type { Check } from './values.ts';

/** A value for which `isObject` is true. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of an object, ignoring those that every object inherits, such as `constructor`. */
export function getOwn(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** The number of members. Those that are `undefined` do not count: JSON leaves them out. */
export function size(value: object): number {
  return Object.values(value).filter((member) => member !== undefined).length;
}

/** Whether an object has exactly `count` members. Only called after `count` of them have been found. */
export function closed(value: JsonObject, count: number): boolean {
  const names = Object.keys(value);
  if (names.length === count) return true;
  let defined = 0;
  for (const name of names) if (value[name] !== undefined && ++defined > count) return false;
  return defined === count;
}

export type MemberCheck = (member: unknown, depth: number | undefined, name: string) => boolean;

/** Whether every member passes the check. */
export function members(value: JsonObject, check: MemberCheck, depth?: number): boolean {
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member !== undefined && !check(member, depth, name)) return false;
  }
  return true;
}

/** Whether the name of every member passes the check. */
export function names(value: JsonObject, check: Check): boolean {
  return Object.keys(value).every((name) => check(name));
}

/** Whether a value is the same JSON as a constant of a schema. The constant bounds the recursion. */
export function equal(value: unknown, constant: unknown): boolean {
  if (typeof value !== 'object' || typeof constant !== 'object' || value === null || constant === null)
    return value === constant;
  const names = Object.keys(constant);
  return (
    Array.isArray(value) === Array.isArray(constant) &&
    names.length === (Array.isArray(value) ? value.length : size(value)) &&
    names.every((name) => Object.hasOwn(value, name) && equal(value[name as never], constant[name as never]))
  );
}
