import { parse, stringify } from 'yaml';
import type { SpecFiles } from '../specs/acme.ts';

/**
 * Shuffles the keys of every mapping in a spec, and the order of its files. JSON files stay the same: they are examples,
 * which are published verbatim. The order of guides is that of reading, so it stays.
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
  if (Array.isArray(value)) return value.map((item) => shuffle(item, random));
  const entries = shuffled(Object.entries(value), random);
  return Object.fromEntries(entries.map(([key, child]) => [key, key === 'x-guides' ? child : shuffle(child, random)]));
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** mulberry32, a generator that returns the same numbers for the same seed on every platform. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
