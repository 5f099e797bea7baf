import path from 'node:path';
import { serialize } from 'node:v8';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import type { KnownResults } from '@hookbook/spec-reader/spec/knownResults';
import { cacheFolder } from './cacheFolder.ts';
import { validatingCodeHash } from './codeHash.ts';
import { DATA } from './dataFormat.ts';
import { STORES_ON_DISK } from './stores.ts';

/** What the last run found out about the parts of a contract. Most of them are the same in the next run. */
export interface ResultCache extends KnownResults {
  /** Remembers the results of this run, and forgets all others. */
  readonly save: () => Promise<void>;
}

export async function openResultCache(specs: string, stores = STORES_ON_DISK): Promise<ResultCache> {
  const absolute = path.resolve(specs);
  const folder = path.join(await cacheFolder(absolute), 'results', contentHash(absolute));
  const { get, set, save } = stores.open<Result>(folder, { ...DATA, code: validatingCodeHash() });
  return {
    keyOf,
    result: <T>(key: string, find: () => T): T => {
      const known = get(key);
      if (known) return known.result as T;
      const result = find();
      set(key, { result });
      return result;
    },
    same: stores.same,
    save,
  };
}

/** In an object, so that a result may be undefined. */
interface Result {
  readonly result: unknown;
}

function keyOf(...data: readonly unknown[]): string {
  return contentHash(data.map(partOf).join());
}

function partOf(data: unknown): string {
  if (typeof data === 'object' && data !== null) return hashOf(data);
  // JSON has no form for some numbers.
  return typeof data === 'number' ? hashOf([data]) : JSON.stringify(data);
}

const hashes = new WeakMap<object, string>();

/** Unlike JSON, serialised data also distinguishes numbers such as `-0` and `NaN`. Hashes of the same object are made once. */
function hashOf(data: object): string {
  const hash = hashes.get(data) ?? contentHash(serialize(data));
  hashes.set(data, hash);
  return hash;
}
