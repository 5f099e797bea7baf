import { size } from './members.ts';

/** Whether a value is the same JSON as one written in a schema, which is what bounds the recursion. */
export function equal(value: unknown, wanted: unknown): boolean {
  if (typeof value !== 'object' || typeof wanted !== 'object' || value === null || wanted === null)
    return value === wanted;
  const names = Object.keys(wanted);
  return (
    Array.isArray(value) === Array.isArray(wanted) &&
    names.length === (Array.isArray(value) ? value.length : size(value)) &&
    names.every((name) => Object.hasOwn(value, name) && equal(value[name as never], wanted[name as never]))
  );
}
