import type { AST } from '@eslint-community/regexpp';
import type { Budget } from './budget.ts';

/** One node that matches a single character. */
export type Atom = AST.Character | AST.CharacterClass | AST.CharacterSet;

/** A bit for each letter. */
export type Letters = bigint;

/**
 * The characters of a pattern, gathered into letters: two characters are the same letter where no atom tells them
 * apart. Two more letters stand for the start and the end of a text, so that `^` and `$` are read like characters.
 */
export interface Alphabet {
  lettersOf(atom: Atom): Letters;
  readonly any: Letters;
  readonly start: Letters;
  readonly end: Letters;
  /** A character for the lowest of some letters; empty for start and end. */
  sample(letters: Letters): string;
}

export function newAlphabet(atoms: readonly Atom[], budget: Budget): Alphabet {
  const tests = new Map(atoms.map((atom) => [atom.raw, new RegExp(`^(?:${atom.raw})$`, 'u')]));
  const samples = new Map<string, string>();
  for (const point of samplePoints(atoms, budget)) {
    budget.spend(tests.size / 10);
    const char = String.fromCodePoint(point);
    const signature = Array.from(tests.values(), (test) => (test.test(char) ? '1' : '0')).join('');
    if (!samples.has(signature)) samples.set(signature, char);
  }
  const signatures = [...samples.keys()];
  const chars = [...samples.values()];
  const raws = [...tests.keys()];
  const letters = new Map(raws.map((raw, at) => [raw, toLetters(signatures, (signature) => signature[at] === '1')]));
  const end = 1n << BigInt(chars.length);
  return {
    lettersOf: (atom) => letters.get(atom.raw) ?? 0n,
    any: end - 1n,
    end,
    start: end << 1n,
    sample: (wanted) => chars.find((_, at) => (wanted >> BigInt(at)) & 1n) ?? '',
  };
}

function toLetters(signatures: readonly string[], isIn: (signature: string) => boolean): Letters {
  return signatures.reduce((letters, signature, at) => letters | (isIn(signature) ? 1n << BigInt(at) : 0n), 0n);
}

/** A character of each range that an atom may tell from its neighbours; those that read well come first. */
function samplePoints(atoms: readonly Atom[], budget: Budget): Iterable<number> {
  const edges = new Set<number>([0]);
  const distinct = new Map(atoms.map((atom) => [atom.raw, atom]));
  for (const atom of distinct.values()) for (const edge of edgesOf(atom, budget)) edges.add(edge);
  const readable = Array.from('a0A !-_.', (char) => char.charCodeAt(0));
  return new Set([...readable, ...[...edges].filter((edge) => edge > 32), ...edges]);
}

/** The first characters of the ranges that an atom has, and those behind them. */
function edgesOf(node: Atom | AST.CharacterClassElement, budget: Budget): readonly number[] {
  switch (node.type) {
    case 'Character':
      return [node.value, next(node.value)];
    case 'CharacterClassRange':
      return [node.min.value, next(node.max.value)];
    case 'CharacterClass':
      return node.elements.flatMap((element) => edgesOf(element, budget));
    case 'CharacterSet':
      return node.kind === 'property' ? propertyEdges(node.raw, budget) : EDGES[node.kind];
    default:
      return [];
  }
}

function next(point: number): number {
  return Math.min(point + 1, 0x10ffff);
}

function propertyEdges(raw: string, budget: Budget): readonly number[] {
  budget.spend(COST_OF_PROPERTY);
  const property = new RegExp(`^${raw}$`, 'u');
  const edges: number[] = [];
  let was = false;
  for (const [from, to] of ASSIGNED) {
    for (let point = from; point <= to; point++) {
      const is = property.test(String.fromCodePoint(point));
      if (is !== was) edges.push(point);
      was = is;
    }
  }
  return edges;
}

const COST_OF_PROPERTY = 100_000;

/** Where Unicode has characters at all. */
const ASSIGNED = [
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
