import type { TextCache } from '@hookbook/contract';

/** A cache in memory that forgets nothing. `made` counts the texts that it did not know. */
export interface RememberingCache extends TextCache {
  readonly made: () => number;
}

export function rememberingCache(): RememberingCache {
  const known = new Map<string, string>();
  let made = 0;
  const remember = (key: string, text: string): string => {
    made += 1;
    known.set(key, text);
    return text;
  };
  return {
    key: (...inputs) => JSON.stringify(inputs),
    text: (key, make) => known.get(key) ?? remember(key, make()),
    slowText: async (key, make) => known.get(key) ?? remember(key, await make()),
    made: () => made,
  };
}
