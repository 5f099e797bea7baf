import type { AST } from '@eslint-community/regexpp';

/** Exact up to this count; more rounds change little but the time that the analysis takes. */
const MAX_ROUNDS = 8;

/** How often a quantifier's element is repeated, as far as the analysis goes into it. */
export function repetition(node: AST.Quantifier, endlessFrom: number): { readonly min: number; readonly max: number } {
  const varies = node.min !== node.max || !hasFixedLength(node.element);
  const max = varies && node.max >= endlessFrom ? Infinity : Math.min(node.max, MAX_ROUNDS);
  if (node.min === node.max && max !== Infinity) return { min: max, max };
  return { min: Math.min(node.min, max === Infinity ? 2 : max - 1), max };
}

function hasFixedLength(node: AST.Element): boolean {
  return lengthOf(node) !== undefined;
}

/** The length of all texts that a node matches; nothing where they differ. */
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
