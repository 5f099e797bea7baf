import { parse, stringify } from 'yaml';
import type { SpecFiles } from '../specs/acme.ts';

/**
 * The same spec with the keys of every mapping in another order, and its files too. JSON files are examples, which are
 * published as the vendor wrote them.
 */
export function shuffledKeys(files: SpecFiles, seed: number): SpecFiles {
  const random = randomFrom(seed);
  const names = shuffled(Object.keys(files), random);
  return Object.fromEntries(
    names.map((name) => {
      const text = files[name] ?? '';
      return [name, name.endsWith('.yaml') ? stringify(shuffle(parse(text), random)) : text];
    }),
  );
}

function shuffle(value: unknown, random: () => number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => shuffle(each, random));
  const entries = shuffled(Object.entries(value), random);
  return Object.fromEntries(entries.map(([key, each]) => [key, shuffle(each, random)]));
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((each) => ({ each, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each);
}

/** mulberry32: the same numbers for the same seed, everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
