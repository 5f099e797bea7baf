import { memberAccess, stringLiteral } from '@hookbook/contract/text';

/**
 * Boolean JavaScript expressions about one value, as text. The value is a placeholder until it is known whether the
 * expression becomes the body of a function or is written where it is used.
 */
export type Expression = string;

/** Stands for the value. Never part of quoted text: literals escape control characters. */
export const VALUE = '\u0000';

export const TRUE: Expression = 'true';
export const FALSE: Expression = 'false';

export function all(parts: readonly Expression[]): Expression {
  if (parts.includes(FALSE)) return FALSE;
  const needed = [...new Set(parts)].filter((part) => part !== TRUE);
  return needed.length === 0 ? TRUE : needed.join(' && ');
}

export function any(parts: readonly Expression[]): Expression {
  if (parts.includes(TRUE)) return TRUE;
  const possible = [...new Set(parts)].filter((part) => part !== FALSE);
  if (possible.length < 2) return possible[0] ?? FALSE;
  return `(${possible.join(' || ')})`;
}

export function not(part: Expression): Expression {
  if (part === TRUE) return FALSE;
  return part === FALSE ? TRUE : `!(${part})`;
}

/** Writes an expression with a certain value in it. */
export function bind(expression: Expression, value: string): Expression {
  return expression.replaceAll(VALUE, () => value);
}

/** How often an expression looks at the value. */
export function countUses(expression: Expression): number {
  return expression.split(VALUE).length - 1;
}

/** Names under which every object has something that is not its own. */
const INHERITED = new Set([...Object.getOwnPropertyNames(Object.prototype)]);

export function isInherited(name: string): boolean {
  return INHERITED.has(name);
}

/** A member of the value that is known to be an object; `own` is the runtime function for inherited names. */
export function memberOf(name: string, own: () => string): Expression {
  return isInherited(name) ? `${own()}(${VALUE}, ${stringLiteral(name)})` : `${VALUE}${memberAccess(name)}`;
}
