import { createRequire } from 'node:module';
import type { CharSet, NFA, ReadonlyNFA } from 'refa';

let library: typeof import('refa') | undefined;

/** Loaded for the first pattern: that takes longer than comparing small documents. */
function refa(): typeof import('refa') {
  library ??= createRequire(import.meta.url)('refa') as typeof import('refa');
  return library;
}

/** Automata with more states are not compared. */
export const MAX_NODES = 5000;

/** The texts that a regular expression matches as a whole. Throws if it has an assertion or a backreference, or is too large. */
export function wholeMatchesOf(source: string): ReadonlyNFA {
  const { expression, maxCharacter } = refa().JS.Parser.fromLiteral({ source, flags: 'u' }).parse({
    assertions: 'throw',
    backreferences: 'throw',
    maxNodes: MAX_NODES,
  });
  return refa().NFA.fromRegex(expression, { maxCharacter }, {}, limit());
}

/** Exactly these texts, with the characters of an automaton. */
export function automatonOfWords(texts: readonly string[], { maxCharacter }: ReadonlyNFA): ReadonlyNFA {
  const words = texts.map((text) => Array.from(text, (character) => character.codePointAt(0) ?? 0));
  return refa().NFA.fromWords(words, { maxCharacter }, limit());
}

export function intersectionOf(a: ReadonlyNFA, b: ReadonlyNFA): ReadonlyNFA {
  return refa().NFA.fromIntersection(a, b, limit());
}

export function unionOf(first: ReadonlyNFA, ...others: readonly ReadonlyNFA[]): ReadonlyNFA {
  const texts = refa().NFA.fromFA(first, limit());
  for (const other of others) texts.union(other, limit());
  return texts;
}

/** Each text of the first, followed by each of the second. */
export function concatenationOf(a: ReadonlyNFA, b: ReadonlyNFA): ReadonlyNFA {
  const texts = refa().NFA.fromFA(a, limit());
  texts.append(b, limit());
  return texts;
}

export function complementOf(texts: ReadonlyNFA): ReadonlyNFA {
  const { DFA } = refa();
  const automaton = DFA.fromFA(texts, new DFA.LimitedNodeFactory(MAX_NODES));
  automaton.complement(new DFA.LimitedNodeFactory(MAX_NODES));
  return refa().NFA.fromFA(automaton, limit());
}

/** One of the shortest texts; undefined for an empty set. */
export function shortestText({ initial, finals }: ReadonlyNFA): string | undefined {
  // Each state is entered once: there are far more ways to a state than states.
  const ways = new Map<NFA.ReadonlyNode, Way | undefined>([[initial, undefined]]);
  for (const [node] of ways) {
    if (finals.has(node)) return textOfWay(ways, node);
    for (const [next, characters] of node.out) if (!ways.has(next)) ways.set(next, { from: node, characters });
  }
  return undefined;
}

/** The last step to a state. */
interface Way {
  readonly from: NFA.ReadonlyNode;
  readonly characters: CharSet;
}

function textOfWay(ways: ReadonlyMap<NFA.ReadonlyNode, Way | undefined>, end: NFA.ReadonlyNode): string {
  const steps: CharSet[] = [];
  for (let way = ways.get(end); way; way = ways.get(way.from)) steps.unshift(way.characters);
  return String.fromCodePoint(...refa().Words.pickMostReadableWord(steps));
}

function limit(): NFA.LimitedNodeFactory {
  const { NFA } = refa();
  return new NFA.LimitedNodeFactory(MAX_NODES);
}
