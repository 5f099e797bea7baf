import { type CharSet, DFA, JS, NFA, type ReadonlyNFA, Words } from 'refa';

/** Automata with more states are not compared. */
export const MAX_NODES = 5000;

/** The texts that a regular expression matches as a whole. Throws if it has an assertion or a backreference, or is too large. */
export function wholeMatchesOf(source: string): ReadonlyNFA {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags: 'u' }).parse({
    assertions: 'throw',
    backreferences: 'throw',
    maxNodes: MAX_NODES,
  });
  return NFA.fromRegex(expression, { maxCharacter }, {}, limit());
}

export function intersectionOf(a: ReadonlyNFA, b: ReadonlyNFA): ReadonlyNFA {
  return NFA.fromIntersection(a, b, limit());
}

export function unionOf(first: ReadonlyNFA, ...others: readonly ReadonlyNFA[]): ReadonlyNFA {
  const texts = NFA.fromFA(first, limit());
  for (const other of others) texts.union(other, limit());
  return texts;
}

/** Each text of the first, followed by each of the second. */
export function concatenationOf(a: ReadonlyNFA, b: ReadonlyNFA): ReadonlyNFA {
  const texts = NFA.fromFA(a, limit());
  texts.append(b, limit());
  return texts;
}

export function complementOf(texts: ReadonlyNFA): ReadonlyNFA {
  const automaton = DFA.fromFA(texts, new DFA.LimitedNodeFactory(MAX_NODES));
  automaton.complement(new DFA.LimitedNodeFactory(MAX_NODES));
  return NFA.fromFA(automaton, limit());
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
  return String.fromCodePoint(...Words.pickMostReadableWord(steps));
}

export function limit(): NFA.LimitedNodeFactory {
  return new NFA.LimitedNodeFactory(MAX_NODES);
}
