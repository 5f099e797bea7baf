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
    return seen.size === seen.add(isPlain(item) ? item : textOf(item, [])).size;
  });
}

/**
 * Equal values have equal texts, whatever the order of members. What is nested deeper than the limit counts as equal, and
 * so does what contains itself.
 */
function textOf(value: unknown, above: readonly unknown[]): string {
  if (isPlain(value)) return typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (above.length > MAX_DEPTH || above.includes(value)) return '';
  const inside = [...above, value];
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, inside)).join()}]`;
  const entries = Object.entries(value as object).filter(([, member]) => member !== undefined);
  const members = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${textOf(member, inside)}`).join()}}`;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
