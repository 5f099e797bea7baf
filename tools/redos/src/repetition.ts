import type { AST } from '@eslint-community/regexpp';

/**
 * Repetitions are exact up to this count. Beyond it, more rounds of a fixed length change nothing, and a varying length
 * counts as unlimited.
 */
const MAX_ROUNDS = 8;

/** How often the analysis repeats the element of a quantifier; `max` may be `Infinity`. */
export function repetition(node: AST.Quantifier): { readonly min: number; readonly max: number } {
  const varies = node.min !== node.max || lengthOf(node.element) === undefined;
  const max = varies && node.max >= MAX_ROUNDS ? Infinity : Math.min(node.max, MAX_ROUNDS);
  if (node.min === node.max && max !== Infinity) return { min: max, max };
  return { min: Math.min(node.min, max === Infinity ? 2 : max - 1), max };
}

/** The length of all texts that a node matches; undefined if they differ in length. */
function lengthOf(node: AST.Element): number | undefined {
  switch (node.type) {
    case 'Quantifier': {
      const length = lengthOf(node.element);
      return node.min === node.max && length !== undefined ? node.min * length : undefined;
    }
    case 'Group':
    case 'CapturingGroup': {
      const [length, ...others] = node.alternatives.map((alternative) => sum(alternative.elements.map(lengthOf)));
      return others.every((other) => other === length) ? length : undefined;
    }
    case 'Assertion':
      return 0;
    case 'Backreference':
      return undefined;
    default:
      return 1;
  }
}

function sum(lengths: readonly (number | undefined)[]): number | undefined {
  return lengths.reduce((total: number | undefined, length) => {
    return total === undefined || length === undefined ? undefined : total + length;
  }, 0);
}
