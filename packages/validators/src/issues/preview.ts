/** The type of a value and the start of its text. Only the type if a name in its pointer looks like that of a secret. */
export function preview(value: unknown, pointer: string): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  if (type === 'object' || type === 'function' || /secret|token|passw|key|sign/i.test(pointer)) return type;
  const text = truncate(String(value), 40);
  return `${type} ${type === 'string' ? JSON.stringify(text) : text}`;
}

/** Expected values as one text of limited length: `"card" or "bank"`. */
export function formatList(values: Iterable<unknown>): string {
  return truncate(Array.from(values, (value) => JSON.stringify(value)).join(' or '), 200);
}

/** A number with a noun: `1 item`, `2 items`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Shortens text that comes from a payload, so that a report cannot become as large as the payload. */
export function truncate(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
