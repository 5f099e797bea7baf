import { createHash } from 'node:crypto';
import type { TextCache } from '@hookbook/contract';

/** A text cache that remembers in memory what one run used, for the next. */
export interface MemoryCache extends TextCache {
  /** The texts that this run used, by key. */
  readonly texts: ReadonlyMap<string, string>;
  /** The keys of the texts that this run made. */
  readonly made: readonly string[];
}

/** The cache of a run after one that used the given texts. Without texts, of a first run. */
export function memoryCache(known: ReadonlyMap<string, string> = new Map()): MemoryCache {
  const texts = new Map<string, string>();
  const made: string[] = [];
  const isKnown = (key: string): boolean => known.has(key) || made.includes(key);
  const remember = (key: string, text: string): string => {
    if (!isKnown(key)) made.push(key);
    texts.set(key, text);
    return text;
  };
  return {
    texts,
    made,
    key: (...inputs) => createHash('sha256').update(JSON.stringify(inputs)).digest('base64url'),
    text: (key, make) => remember(key, known.get(key) ?? make()),
    slowText: async (key, make) => remember(key, known.get(key) ?? (await make())),
  };
}
