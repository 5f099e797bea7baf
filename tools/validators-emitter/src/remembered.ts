import type { TextCache } from '@hookbook/contract';

/** The value that was remembered for a key, or else the one that `make` returns. It has to be plain data. */
export function remembered<Value>(key: string, make: () => Value, cache: TextCache): Value {
  return recall(key, make, cache)();
}

/** The same for a value that may not be needed, but is remembered for the next run in any case. */
export function recall<Value>(key: string, make: () => Value, cache: TextCache): () => Value {
  let value: Value | undefined;
  const text = cache.text(key, () => {
    value = make();
    return JSON.stringify(value);
  });
  return () => {
    value ??= JSON.parse(text) as Value;
    return value;
  };
}
