import type { RuntimeExpression } from '@hookbook/webhook/x-webhook';
import type { ExactNumbers } from './exactNumbers.ts';

/** A payload with its headers, not yet serialised or signed. */
export interface Message {
  readonly payload: unknown;
  /** The digits of numbers that a double rounds. */
  readonly numbers?: ExactNumbers;
  readonly headers: Readonly<Record<string, string>>;
}

/** The value that the expression points to, or `undefined`. */
export function valueAt(message: Message, expression: RuntimeExpression): unknown {
  if (expression.in === 'header') return getOwn(message.headers, expression.path[0] ?? '');
  return expression.path.reduce(getOwn, message.payload);
}

/** A copy of the message with another value there. Returns the payload unchanged if it lacks the parent. */
export function withValueAt(message: Message, expression: RuntimeExpression, value: unknown): Message {
  if (expression.in === 'header') {
    return { ...message, headers: { ...message.headers, [expression.path[0] ?? '']: String(value) } };
  }
  return { ...message, payload: withMember(message.payload, expression.path, value) };
}

/** An own member of an object or array, never an inherited one. */
export function getOwn(parent: unknown, key: string): unknown {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) return undefined;
  return (parent as Readonly<Record<string, unknown>>)[key];
}

/** A copy with another value at the path, members in the same order. Unchanged if the path does not exist. */
export function withMember(parent: unknown, path: readonly string[], value: unknown, depth = 0): unknown {
  const key = path[depth];
  if (key === undefined) return value;
  if (typeof parent !== 'object' || parent === null) return parent;
  if (depth < path.length - 1 && !Object.hasOwn(parent, key)) return parent;
  const member = withMember(getOwn(parent, key), path, value, depth + 1);
  if (Array.isArray(parent)) return parent.map((item, index) => (String(index) === key ? member : item));
  // A computed name keeps the place of a member, and makes `__proto__` an own one.
  return { ...parent, [key]: member };
}
