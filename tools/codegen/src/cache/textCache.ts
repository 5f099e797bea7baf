import path from 'node:path';
import type { TextCache } from '@hookbook/contract';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import { cacheFolder } from './cacheFolder.ts';
import { generatingCodeHash } from './codeHash.ts';
import { STORES_ON_DISK } from './stores.ts';

/** The texts of one artifact that the last run made. */
export interface StoredTextCache extends TextCache {
  /** Remembers the texts of this run, and forgets all others. */
  readonly save: () => Promise<void>;
}

/** The folder of the cache for an artifact. `folder` is its absolute generated folder. */
export async function textCacheFolder(folder: string): Promise<string> {
  return path.join(await cacheFolder(folder), 'texts', contentHash(folder));
}

/** `folder` is the absolute generated folder of the artifact. */
export async function openTextCache(folder: string, stores = STORES_ON_DISK): Promise<StoredTextCache> {
  const { get, set, save } = stores.open(await textCacheFolder(folder), { ...TEXT, code: generatingCodeHash() });
  const remember = (key: string, text: string): string => {
    set(key, text);
    return text;
  };
  return {
    key: contentKey,
    text: (key, make) => get(key) ?? remember(key, make()),
    slowText: async (key, make) => get(key) ?? remember(key, await make()),
    save,
  };
}

/** One function for all caches, so that emitters share keys. */
function contentKey(...inputs: readonly unknown[]): string {
  return contentHash(jsonOf(inputs)).slice(0, KEY_LENGTH);
}

/** 132 bits: nobody finds two inputs with the same key. */
const KEY_LENGTH = 22;

/** Exactly the same text, also if it is not valid Unicode. Copying single bytes is much faster than decoding UTF-8. */
const TEXT = {
  encode: (text: string): Buffer => {
    const encoding = /[^\0-\xff]/.test(text) ? 'utf16le' : 'latin1';
    return Buffer.concat([Buffer.of(encoding === 'latin1' ? 1 : 2), Buffer.from(text, encoding)]);
  },
  decode: (bytes: Buffer): string => bytes.toString(bytes[0] === 1 ? 'latin1' : 'utf16le', 1),
};

/** JSON that also distinguishes the numbers for which it has no form. They are rare, and looking for them takes long. */
function jsonOf(inputs: unknown): string {
  const text = JSON.stringify(inputs);
  if (!/[:[,]null/.test(text)) return text;
  return JSON.stringify(inputs, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value,
  );
}
