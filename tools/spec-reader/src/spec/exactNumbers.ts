import { compareText, type ExactNumbers, toPointer } from '@hookbook/contract/data';
import { members, type SpecNode } from './file/specNode.ts';

/** A number in a spec that a double rounds. */
export interface RoundedNumber {
  readonly node: SpecNode;
  /** The number as JSON, with the digits that are written in the spec. */
  readonly text: string;
}

/** The numbers in a value that a double rounds. */
export function roundedNumbers(node: SpecNode): RoundedNumber[] {
  if (typeof node.value === 'object') return members(node).flatMap(([, member]) => roundedNumbers(member));
  if (typeof node.value !== 'number' || Number.isSafeInteger(node.value)) return [];
  const text = node.file.roundedNumberAt(node.path);
  return text === undefined ? [] : [{ node, text }];
}

/** The exact texts of the numbers in a value, by their pointers in the value. */
export function exactNumbers(value: SpecNode): ExactNumbers | undefined {
  const rounded = roundedNumbers(value);
  if (rounded.length === 0) return undefined;
  const entries = rounded.map(({ node, text }) => [toPointer(node.path.slice(value.path.length)), text] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));
}
