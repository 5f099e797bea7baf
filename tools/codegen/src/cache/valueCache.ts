import path from 'node:path';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import type { SpecValue } from '@hookbook/spec-reader/spec/file/parsedText';
import type { KnownValues } from '@hookbook/spec-reader/spec/file/specFile';
import { cacheFolder } from './cacheFolder.ts';
import { readingCodeHash } from './codeHash.ts';
import { DATA } from './dataFormat.ts';
import { STORES_ON_DISK } from './stores.ts';

/** The values of the files that the last run read, by their texts. Parsing YAML takes longer than anything else in reading. */
export interface ValueCache extends KnownValues {
  /** Remembers the values of this run, and forgets all others. */
  readonly save: () => Promise<void>;
}

export async function openValueCache(specs: string, stores = STORES_ON_DISK): Promise<ValueCache> {
  const absolute = path.resolve(specs);
  const folder = path.join(await cacheFolder(absolute), 'values', contentHash(absolute));
  const store = stores.open<SpecValue>(folder, { ...DATA, code: readingCodeHash() });
  return {
    get: (source) => store.get(keyOf(source)),
    add: (source, value) => store.set(keyOf(source), value),
    save: store.save,
  };
}

/** JSON and YAML may read the same text differently. */
function keyOf({ path: file, text }: Parameters<KnownValues['get']>[0]): string {
  return `${path.extname(file)} ${contentHash(text)}`;
}
