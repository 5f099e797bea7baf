import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { KnownResults } from '@hookbook/normaliser/known';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import { cacheFolder } from './cacheFolder.ts';
import { validatingCodeHash } from './codeHash.ts';
import { writeAtomically } from './writeAtomically.ts';

/** What the last run found out about the parts of a contract: most parts are the same in the next run. */
export interface ResultCache extends KnownResults {
  /** Remembers the results of this run, and forgets all others. */
  readonly save: () => Promise<void>;
}

interface Remembered {
  readonly code: string;
  readonly results: ReadonlyMap<string, unknown>;
}

export async function openResultCache(specs: string): Promise<ResultCache> {
  const absolute = path.resolve(specs);
  const file = path.join(await cacheFolder(absolute), 'results', contentHash(absolute));
  const known = await readResults(file);
  const used = new Map<string, unknown>();
  return {
    keyOf,
    result: <T>(key: string, find: () => T): T => {
      const result = known.has(key) ? known.get(key) : find();
      used.set(key, result);
      return result as T;
    },
    save: async () => {
      if (used.size === known.size && [...used.keys()].every((key) => known.has(key))) return;
      const remembered: Remembered = { code: validatingCodeHash(), results: used };
      await writeAtomically(file, serialize(remembered)).catch(() => undefined);
    },
  };
}

const hashes = new WeakMap<object, string>();

/** Unlike JSON, serialised data also distinguishes numbers such as `-0` and `NaN`. */
function keyOf(...data: readonly unknown[]): string {
  return data.map((part) => (typeof part === 'object' && part !== null ? hashOf(part) : JSON.stringify(part))).join();
}

function hashOf(data: object): string {
  const hash = hashes.get(data) ?? contentHash(serialize(data));
  hashes.set(data, hash);
  return hash;
}

/** None if the file is missing or damaged, or was written by other code. */
async function readResults(file: string): Promise<ReadonlyMap<string, unknown>> {
  try {
    const { code, results } = deserialize(await readFile(file)) as Remembered;
    return code === validatingCodeHash() ? results : new Map();
  } catch {
    return new Map();
  }
}
