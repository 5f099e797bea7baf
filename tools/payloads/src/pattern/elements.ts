import type { AST } from '@eslint-community/regexpp';

/** Whether every text of the element has a character. */
export function isAlwaysLonger(element: AST.Element): boolean {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.every(({ elements }) => elements.some(isAlwaysLonger));
    case 'Quantifier':
      return element.min > 0 && isAlwaysLonger(element.element);
    case 'Assertion':
    case 'Backreference':
      return false;
    default:
      return true;
  }
}

/** Whether the element contains a lookaround, an anchor or a word boundary. */
export function hasAssertion(element: AST.Element): boolean {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some(({ elements }) => elements.some(hasAssertion));
    case 'Quantifier':
      return hasAssertion(element.element);
    default:
      return element.type === 'Assertion';
  }
}

/** Whether the texts of the element differ in more than single characters. */
export function hasVariants(element: AST.Element): boolean {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.length > 1 || element.alternatives.some(({ elements }) => elements.some(hasVariants));
    case 'Quantifier':
      return element.min !== element.max || hasVariants(element.element);
    default:
      return element.type === 'Backreference';
  }
}

/** The characters that a node names, and the ends of its ranges. */
export function charactersIn(node: AST.Node): readonly string[] {
  switch (node.type) {
    case 'Character':
      return [String.fromCodePoint(node.value)];
    case 'CharacterClassRange':
      return [node.min, node.max].flatMap(charactersIn);
    case 'CharacterClass':
      return node.elements.flatMap(charactersIn);
    default:
      return [];
  }
}
