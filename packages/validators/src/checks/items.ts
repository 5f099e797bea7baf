import type { Check } from './check.ts';

/** Whether every item passes, from the one at `start` on. */
export function items(list: readonly unknown[], check: Check, start = 0, depth?: number): boolean {
  for (let index = start; index < list.length; index++) if (!check(list[index], depth)) return false;
  return true;
}

/** Whether at least and at most so many items pass. */
export function contains(list: readonly unknown[], check: Check, least: number, most: number, depth?: number): boolean {
  let count = 0;
  for (const item of list) {
    if (count > most || (count >= least && most === Infinity)) break;
    if (check(item, depth)) count++;
  }
  return count >= least && count <= most;
}
