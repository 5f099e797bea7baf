import type { RuntimeExpression } from '../catalogue/provider.ts';

/** One message: its payload and its headers, before it is serialised and signed. */
export interface Message {
  readonly payload: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** The value at a place, or `undefined`. */
export function valueAt(message: Message, expression: RuntimeExpression): unknown {
  if (expression.in === 'header') return getOwn(message.headers, expression.path[0] ?? '');
  return expression.path.reduce(getOwn, message.payload);
}

/** The message with the value at the place. A payload that has no such parent is left as it is. */
export function withValueAt(message: Message, expression: RuntimeExpression, value: unknown): Message {
  if (expression.in === 'header') {
    return { ...message, headers: { ...message.headers, [expression.path[0] ?? '']: String(value) } };
  }
  return { ...message, payload: withMember(message.payload, expression.path, value) };
}

export function getOwn(parent: unknown, key: string): unknown {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) return undefined;
  return (parent as Readonly<Record<string, unknown>>)[key];
}

export function withMember(parent: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof parent !== 'object' || parent === null) return parent;
  if (rest.length > 0 && !Object.hasOwn(parent, key)) return parent;
  const member = withMember(getOwn(parent, key), rest, value);
  if (Array.isArray(parent)) return parent.map((item, index) => (String(index) === key ? member : item));
  // `fromEntries` keeps the order of keys, and `__proto__` an own key.
  const entries = Object.entries(parent);
  return Object.fromEntries(
    Object.hasOwn(parent, key)
      ? entries.map(([name, old]) => [name, name === key ? member : old])
      : [...entries, [key, member]],
  );
}
