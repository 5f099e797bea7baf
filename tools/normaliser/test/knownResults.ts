import { deserialize, serialize } from 'node:v8';
import type { KnownResults } from '@hookbook/spec-reader/spec/knownResults';

/** Results as the next run gets them. `found` counts those that were not known. */
export function rememberedResults(): KnownResults & { readonly found: () => number } {
  const known = new Map<string, Buffer>();
  let found = 0;
  return {
    keyOf: (...data) => serialize(data).toString('latin1'),
    result: <T>(key: string, find: () => T): T => {
      const bytes = known.get(key);
      if (bytes) return deserialize(bytes) as T;
      found += 1;
      const result = find();
      known.set(key, serialize(result));
      return result;
    },
    same: (_, data) => data,
    found: () => found,
  };
}
