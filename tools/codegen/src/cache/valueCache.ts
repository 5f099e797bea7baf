import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import type { SpecValue } from '@hookbook/spec-reader/spec/file/parsedText';
import type { KnownValues } from '@hookbook/spec-reader/spec/file/specFile';
import { cacheFolder } from './cacheFolder.ts';
import { readingCodeHash } from './codeHash.ts';
import { writeAtomically } from './writeAtomically.ts';

/** The values of the files that the last run read, by their texts. Parsing YAML takes longer than anything else in reading. */
export interface ValueCache extends KnownValues {
  /** Remembers the values of this run, and forgets all others. */
  readonly save: () => Promise<void>;
}

interface Remembered {
  readonly code: string;
  readonly values: ReadonlyMap<string, SpecValue>;
}

export async function openValueCache(specs: string): Promise<ValueCache> {
  const absolute = path.resolve(specs);
  const file = path.join(await cacheFolder(absolute), 'values', contentHash(absolute));
  const known = await readValues(file);
  const used = new Map<string, SpecValue>();
  return {
    get: (source) => {
      const key = keyOf(source);
      const value = known.get(key);
      if (value) used.set(key, value);
      return value;
    },
    add: (source, value) => void used.set(keyOf(source), value),
    save: async () => {
      if (used.size === known.size && [...used.keys()].every((key) => known.has(key))) return;
      const remembered: Remembered = { code: readingCodeHash(), values: used };
      await writeAtomically(file, serialize(remembered)).catch(() => undefined);
    },
  };
}

/** None if the file is missing or damaged, or was written by other code. */
async function readValues(file: string): Promise<ReadonlyMap<string, SpecValue>> {
  try {
    const { code, values } = deserialize(await readFile(file)) as Remembered;
    return code === readingCodeHash() ? values : new Map();
  } catch {
    return new Map();
  }
}

/** JSON and YAML may read the same text differently. */
function keyOf({ path: file, text }: Parameters<KnownValues['get']>[0]): string {
  return `${path.extname(file)} ${contentHash(text)}`;
}
