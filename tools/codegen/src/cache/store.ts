import { readFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { keptPacks, type NewPack, type Pack, packsOf, readPack } from './pack.ts';
import { writeAtomically } from './writeAtomically.ts';

/**
 * The values that the last run used, in a folder of their own. A run writes only its new values, and a list of all keys.
 *
 * Call `get` for a value, `set` it if there is none, and `save` once at the end of a run. `save` drops every value that the
 * run neither read nor set. A key is a short text that identifies everything the value depends on. Values must not be
 * changed once they are in the store.
 */
export interface Store<T> {
  readonly get: (key: string) => T | undefined;
  readonly set: (key: string, value: T) => void;
  /** Never fails: if the folder cannot be written, the next run reads an older one. */
  readonly save: () => Promise<void>;
}

export interface StoreFormat<T> {
  /** A hash of the code that makes the values. */
  readonly code: string;
  readonly encode: (value: T) => Uint8Array;
  readonly decode: (bytes: Buffer) => T;
}

/** A value, or its bytes until it is asked for. */
type Entry<T> = ({ readonly bytes: Buffer } | { readonly value: T }) & {
  /** The name of the pack that contains it, if there is one. */
  readonly pack?: string | undefined;
};

interface Index {
  readonly code: string;
  readonly packs: readonly Pack[];
}

const INDEX = 'index.json';

/** Opens the store in a folder. What is missing or damaged, or was written by other code, is not in it. */
export function openStore<T>(folder: string, { code, encode, decode }: StoreFormat<T>): Store<T> {
  let packs = readPacks(folder, code);
  let known = new Map<string, Entry<T>>(
    packs.flatMap((pack) => readPack(folder, pack).map(([key, bytes]) => [key, { bytes, pack: pack.name }])),
  );
  let used = new Map<string, Entry<T>>();
  return {
    get: (key) => {
      const entry = used.get(key) ?? known.get(key);
      if (!entry) return undefined;
      if ('value' in entry) {
        used.set(key, entry);
        return entry.value;
      }
      try {
        const value = decode(entry.bytes);
        used.set(key, { value, pack: entry.pack });
        return value;
      } catch {
        // Written by code that the hash does not cover.
        return undefined;
      }
    },
    set: (key, value) => void used.set(key, { value }),
    save: async () => {
      const isSame = used.size === known.size && [...used.values()].every(({ pack }) => pack !== undefined);
      known = used;
      used = new Map();
      if (isSame) return;
      packs = keptPacks(packs, (key, pack) => known.get(key)?.pack === pack);
      const added = packsOf(encoded(entriesOutside(packs, known), encode));
      await writeStore(folder, { code, packs }, added, (pack) => {
        packs = [...packs, pack];
        for (const key of pack.keys) known.set(key, { ...(known.get(key) as Entry<T>), pack: pack.name });
      }).catch(() => undefined);
    },
  };
}

function readPacks(folder: string, code: string): readonly Pack[] {
  try {
    const index = JSON.parse(readFileSync(path.join(folder, INDEX), 'utf8')) as Index;
    return index.code === code ? index.packs : [];
  } catch {
    return [];
  }
}

function entriesOutside<T>(packs: readonly Pack[], entries: ReadonlyMap<string, Entry<T>>): [string, Entry<T>][] {
  const names = new Set(packs.map(({ name }) => name));
  return [...entries].filter(([, { pack }]) => pack === undefined || !names.has(pack));
}

function* encoded<T>(
  entries: readonly [string, Entry<T>][],
  encode: (value: T) => Uint8Array,
): Generator<[string, Uint8Array]> {
  for (const [key, entry] of entries) yield [key, 'value' in entry ? encode(entry.value) : entry.bytes];
}

/** Nothing refers to new packs before they are complete, and to older ones after they are deleted. */
async function writeStore(
  folder: string,
  { code, packs: kept }: Index,
  added: Iterable<NewPack>,
  onWritten: (pack: Pack) => void,
): Promise<void> {
  // An earlier version wrote a file instead of a folder.
  if ((await stat(folder).catch(() => undefined))?.isFile()) await rm(folder);
  const packs = [...kept];
  for (const { pack, bytes } of added) {
    await writeAtomically(path.join(folder, pack.name), bytes);
    onWritten(pack);
    packs.push(pack);
  }
  await writeAtomically(path.join(folder, INDEX), JSON.stringify({ code, packs } satisfies Index));
  const names = [INDEX, ...packs.map(({ name }) => name)];
  const others = (await readdir(folder)).filter((name) => !names.includes(name));
  await Promise.all(others.map((name) => rm(path.join(folder, name), { force: true })));
}
