import type { Check, Members } from './check.ts';

/** How many members a JSON text of this object would have: `undefined` is not written. */
export function size(value: object): number {
  return Object.values(value).filter((member) => member !== undefined).length;
}

/** Whether an object has no more than `count` members, all of which are known to be there. */
export function closed(value: Members, count: number): boolean {
  const names = Object.keys(value);
  if (names.length === count) return true;
  let defined = 0;
  for (const name of names) if (value[name] !== undefined && ++defined > count) return false;
  return defined === count;
}

export type MemberCheck = (member: unknown, depth: number | undefined, name: string) => boolean;

/** Whether every member passes. */
export function members(value: Members, check: MemberCheck, depth?: number): boolean {
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member !== undefined && !check(member, depth, name)) return false;
  }
  return true;
}

/** Whether every name passes. */
export function names(value: Members, check: Check): boolean {
  return Object.keys(value).every((name) => check(name));
}
