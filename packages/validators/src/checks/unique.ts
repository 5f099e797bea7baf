import { MAX_DEPTH } from './check.ts';

export function unique(list: readonly unknown[]): boolean {
  return repeated(list) < 0;
}

/** The index of the first item that equals an earlier one, or -1. Linear: items are compared as text. */
export function repeated(list: readonly unknown[]): number {
  if (list.length < 2) return -1;
  const plain = new Set<unknown>();
  const deep = new Set<string>();
  return list.findIndex((item) => {
    const seen: Set<unknown> = isPlain(item) ? plain : deep;
    return seen.size === seen.add(isPlain(item) ? item : textOf(item, 0)).size;
  });
}

/** Equal values have equal texts, whatever the order of members. What is nested deeper than the limit counts as equal. */
function textOf(value: unknown, depth: number): string {
  if (isPlain(value)) return JSON.stringify(value) ?? '';
  if (depth > MAX_DEPTH) return '';
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, depth + 1)).join()}]`;
  const entries = Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, member]) => `${JSON.stringify(name)}:${textOf(member, depth + 1)}`).join()}}`;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
