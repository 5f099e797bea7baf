import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { TextCache } from '@hookbook/contract';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import { cacheFolder } from './cacheFolder.ts';
import { generatingCodeHash } from './codeHash.ts';
import { writeAtomically } from './writeAtomically.ts';

/** The texts of one artifact that the last run made. */
export interface StoredTextCache extends TextCache {
  /** Remembers the texts of this run, and forgets all others. */
  readonly save: () => Promise<void>;
}

interface Remembered {
  readonly code: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** The file of the cache for an artifact. `folder` is its absolute generated folder. */
export async function textCacheFile(folder: string): Promise<string> {
  return path.join(await cacheFolder(folder), 'texts', contentHash(folder));
}

/** `folder` is the absolute generated folder of the artifact. */
export async function openTextCache(folder: string): Promise<StoredTextCache> {
  const file = await textCacheFile(folder);
  const known = await readTexts(file);
  const used = new Map<string, string>();
  const remember = (key: string, text: string): string => {
    used.set(key, text);
    return text;
  };
  return {
    key: (...inputs) => contentHash(jsonOf(inputs)),
    text: (key, make) => remember(key, known.get(key) ?? make()),
    slowText: async (key, make) => remember(key, known.get(key) ?? (await make())),
    save: async () => {
      if (used.size === known.size && [...used.keys()].every((key) => known.has(key))) return;
      const remembered: Remembered = { code: generatingCodeHash(), texts: used };
      await writeAtomically(file, serialize(remembered)).catch(() => undefined);
    },
  };
}

/** JSON that also distinguishes the numbers for which it has no form. They are rare, and looking for them takes long. */
function jsonOf(inputs: unknown): string {
  const text = JSON.stringify(inputs);
  if (!/[:[,]null/.test(text)) return text;
  return JSON.stringify(inputs, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value,
  );
}

/** None if the file is missing or damaged, or was written by other code. */
async function readTexts(file: string): Promise<ReadonlyMap<string, string>> {
  try {
    const { code, texts } = deserialize(await readFile(file)) as Remembered;
    return code === generatingCodeHash() ? texts : new Map();
  } catch {
    return new Map();
  }
}
