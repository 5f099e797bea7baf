import { createHash } from 'node:crypto';
import type { TextCache } from '@hookbook/contract';

/** A text cache in memory, for one run or for several. */
export interface MemoryCache extends TextCache {
  /** The texts that were asked for, by key: what the cache of the next run remembers. */
  readonly texts: ReadonlyMap<string, string>;
  /** The keys of the texts that were made because the cache did not know them. */
  readonly made: readonly string[];
}

/** `known` are the texts of an earlier run. */
export function memoryCache(known: ReadonlyMap<string, string> = new Map()): MemoryCache {
  const texts = new Map<string, string>();
  const made: string[] = [];
  const find = (key: string): string | undefined => {
    const text = texts.get(key) ?? known.get(key);
    if (text !== undefined) texts.set(key, text);
    return text;
  };
  const remember = (key: string, text: string): string => {
    if (!texts.has(key)) made.push(key);
    texts.set(key, text);
    return text;
  };
  return {
    texts,
    made,
    key: (...inputs) => createHash('sha256').update(JSON.stringify(inputs)).digest('base64url'),
    text: (key, make) => find(key) ?? remember(key, make()),
    slowText: async (key, make) => find(key) ?? remember(key, await make()),
  };
}
