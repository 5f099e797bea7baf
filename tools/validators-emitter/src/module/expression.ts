import { memberAccess, stringLiteral } from '@hookbook/contract/text';

/**
 * A boolean JavaScript expression about one value, as text. It contains a placeholder for the value until it becomes
 * the body of a function or part of another expression.
 */
export type Expression = string;

/** The placeholder for the value. Quoted text never contains it, because literals escape control characters. */
export const VALUE = '\u0000';

export const TRUE: Expression = 'true';
export const FALSE: Expression = 'false';

export function all(conditions: readonly Expression[]): Expression {
  if (conditions.includes(FALSE)) return FALSE;
  const distinct = [...new Set(conditions)].filter((condition) => condition !== TRUE);
  return distinct.length === 0 ? TRUE : distinct.join(' && ');
}

export function any(conditions: readonly Expression[]): Expression {
  if (conditions.includes(TRUE)) return TRUE;
  const distinct = [...new Set(conditions)].filter((condition) => condition !== FALSE);
  if (distinct.length < 2) return distinct[0] ?? FALSE;
  return `(${distinct.join(' || ')})`;
}

export function not(condition: Expression): Expression {
  if (condition === TRUE) return FALSE;
  return condition === FALSE ? TRUE : `!(${condition})`;
}

/** A value is compared with up to this many constants. More of them become a `Set`. */
export const MAX_COMPARISONS = 3;

/** Replaces the placeholder with the given value. */
export function bind(expression: Expression, value: string): Expression {
  return expression.replaceAll(VALUE, () => value);
}

/** How many times an expression reads the value. */
export function countUses(expression: Expression): number {
  return expression.split(VALUE).length - 1;
}

/** Names that every object inherits from `Object.prototype`. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

export function isInherited(name: string): boolean {
  return INHERITED.has(name);
}

/** Reads a member of the value, which must be an object. `useGetOwn` imports the function that inherited names need. */
export function memberOf(name: string, useGetOwn: () => string): Expression {
  return isInherited(name) ? `${useGetOwn()}(${VALUE}, ${stringLiteral(name)})` : `${VALUE}${memberAccess(name)}`;
}
