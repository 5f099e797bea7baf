import type { AST } from '@eslint-community/regexpp';
import type { Budget } from './budget.ts';

/** A node that matches exactly one character. */
export type Atom = AST.Character | AST.CharacterClass | AST.CharacterSet;

/** A set of symbols, one bit for each. */
export type SymbolSet = bigint;

/**
 * The characters of a pattern, grouped into symbols: two characters share a symbol if no atom distinguishes them. Two
 * extra symbols mark the start and the end of the text, so that `^` and `$` are matched like characters.
 */
export interface Alphabet {
  symbolsOf(atom: Atom): SymbolSet;
  readonly any: SymbolSet;
  readonly start: SymbolSet;
  readonly end: SymbolSet;
  /** A character for the lowest symbol of a set; empty for the start and the end. */
  sample(symbols: SymbolSet): string;
}

export function newAlphabet(atoms: readonly Atom[], budget: Budget): Alphabet {
  const matchers = new Map(atoms.map((atom) => [atom.raw, new RegExp(`^(?:${atom.raw})$`, 'u')]));
  // Characters with equal signatures are matched by the same atoms.
  const samples = new Map<string, string>();
  for (const codePoint of sampleCodePoints(atoms, budget)) {
    budget.consume(matchers.size / 10);
    const char = String.fromCodePoint(codePoint);
    const signature = Array.from(matchers.values(), (matcher) => (matcher.test(char) ? '1' : '0')).join('');
    if (!samples.has(signature)) samples.set(signature, char);
  }
  const signatures = [...samples.keys()];
  const chars = [...samples.values()];
  const symbols = new Map(
    [...matchers.keys()].map((raw, index) => [raw, symbolsWhere(signatures, (signature) => signature[index] === '1')]),
  );
  const end = 1n << BigInt(chars.length);
  return {
    symbolsOf: (atom) => symbols.get(atom.raw) ?? 0n,
    any: end - 1n,
    end,
    start: end << 1n,
    sample: (wanted) => chars.find((_, index) => (wanted >> BigInt(index)) & 1n) ?? '',
  };
}

function symbolsWhere(signatures: readonly string[], matches: (signature: string) => boolean): SymbolSet {
  return signatures.reduce(
    (symbols, signature, index) => symbols | (matches(signature) ? 1n << BigInt(index) : 0n),
    0n,
  );
}

/** At least one character of every range in which all atoms agree; readable characters come first. */
function sampleCodePoints(atoms: readonly Atom[], budget: Budget): Iterable<number> {
  const edges = new Set<number>([0]);
  const distinct = new Map(atoms.map((atom) => [atom.raw, atom]));
  for (const atom of distinct.values()) for (const edge of edgesOf(atom, budget)) edges.add(edge);
  const readable = Array.from('a0A !-_.', (char) => char.charCodeAt(0));
  return new Set([...readable, ...[...edges].filter((edge) => edge > 32), ...edges]);
}

/** The first code point of each range that an atom matches, and the first one after each range. */
function edgesOf(node: Atom | AST.CharacterClassElement, budget: Budget): readonly number[] {
  switch (node.type) {
    case 'Character':
      return [node.value, nextCodePoint(node.value)];
    case 'CharacterClassRange':
      return [node.min.value, nextCodePoint(node.max.value)];
    case 'CharacterClass':
      return node.elements.flatMap((element) => edgesOf(element, budget));
    case 'CharacterSet':
      return node.kind === 'property' ? propertyEdges(node.raw, budget) : EDGES[node.kind];
    default:
      return [];
  }
}

function nextCodePoint(codePoint: number): number {
  return Math.min(codePoint + 1, 0x10ffff);
}

function propertyEdges(raw: string, budget: Budget): readonly number[] {
  budget.consume(PROPERTY_COST);
  const property = new RegExp(`^${raw}$`, 'u');
  const edges: number[] = [];
  let matchedBefore = false;
  for (const [first, last] of ASSIGNED_RANGES) {
    for (let codePoint = first; codePoint <= last; codePoint++) {
      const matches = property.test(String.fromCodePoint(codePoint));
      if (matches !== matchedBefore) edges.push(codePoint);
      matchedBefore = matches;
    }
  }
  return edges;
}

const PROPERTY_COST = 100_000;

/** The ranges in which Unicode assigns characters. */
const ASSIGNED_RANGES = [
  [0, 0x33479],
  [0xe0000, 0xe01f0],
  [0xf0000, 0xf0001],
  [0x10ffff, 0x10ffff],
] as const;

const EDGES: Readonly<Record<'any' | 'digit' | 'space' | 'word', readonly number[]>> = {
  any: [0xa, 0xb, 0xd, 0xe, 0x2028, 0x202a],
  digit: [0x30, 0x3a],
  word: [0x30, 0x3a, 0x41, 0x5b, 0x5f, 0x60, 0x61, 0x7b],
  space: [
    9, 0xe, 0x20, 0x21, 0xa0, 0xa1, 0x1680, 0x1681, 0x2000, 0x200b, 0x2028, 0x202a, 0x202f, 0x2030, 0x205f, 0x2060,
    0x3000, 0x3001, 0xfeff, 0xff00,
  ],
};
