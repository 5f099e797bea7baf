import { readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';

/** A file of values, one after the other. It is never changed, so two runs cannot damage it. */
export interface Pack {
  /** Identifies the keys and the values. */
  readonly name: string;
  /** A system that loses power may leave a file that has its size and not its contents. */
  readonly checksum: number;
  /** The keys of all values in their order; empty for values that are forgotten. */
  readonly keys: readonly string[];
  readonly sizes: readonly number[];
}

/** Up to this size, a pack of which something is forgotten is written again. */
const SMALL_BYTES = 128 * 1024;
/** A pack with less than this share of all bytes, or half of this size, is merged with what is new. It bounds the number of packs. */
const MIN_SHARE = 1 / 16;
/** A larger pack would take memory while it is written. */
const MAX_BYTES = 16 * 1024 * 1024;
/** A pack is written again if less than this share of it is left. It bounds the size of all packs. */
const MIN_LEFT = 2 / 3;

/** A pack with the contents of its file. */
export interface NewPack {
  readonly pack: Pack;
  readonly bytes: Buffer;
}

/** Packs of the values, one after the other. */
export function* packsOf(values: Iterable<readonly [key: string, bytes: Uint8Array]>): Generator<NewPack> {
  let next = new Map<string, Uint8Array>();
  let size = 0;
  for (const [key, bytes] of values) {
    next.set(key, bytes);
    size += bytes.length;
    if (size < MAX_BYTES) continue;
    yield packOf(next);
    next = new Map();
    size = 0;
  }
  if (next.size > 0) yield packOf(next);
}

function packOf(values: ReadonlyMap<string, Uint8Array>): NewPack {
  const keys = [...values.keys()];
  const bytes = Buffer.concat([...values.values()]);
  const sizes = [...values.values()].map(({ length }) => length);
  const name = contentHash(JSON.stringify([keys, sizes, contentHash(bytes)])).slice(0, 22);
  return { pack: { name, checksum: crc32(bytes), keys, sizes }, bytes };
}

/** The values of a pack by their keys; none if its file is missing or damaged. */
export function readPack(folder: string, { name, checksum, keys, sizes }: Pack): [key: string, bytes: Buffer][] {
  const bytes = readBytes(path.join(folder, name));
  if (!bytes || crc32(bytes) !== checksum) return [];
  let end = 0;
  return keys.flatMap((key, index) => {
    const start = end;
    end += sizes[index] ?? 0;
    return key === '' ? [] : [[key, bytes.subarray(start, end)]];
  });
}

/** The packs whose files are kept, without the keys that `isUsed` forgets. */
export function keptPacks(packs: readonly Pack[], isUsed: (key: string, pack: string) => boolean): readonly Pack[] {
  const current = packs.map((pack) => {
    const keys = pack.keys.map((key) => (key !== '' && isUsed(key, pack.name) ? key : ''));
    const left = sum(pack.sizes.filter((_, index) => keys[index] !== ''));
    return { pack: { ...pack, keys }, size: sum(pack.sizes), left };
  });
  const minBytes = Math.min(sum(current.map(({ left }) => left)) * MIN_SHARE, MAX_BYTES / 2);
  return current
    .filter(({ pack, left }) => left >= minBytes && pack.keys.some((key) => key !== ''))
    .filter(({ size, left }) => left === size || (size > SMALL_BYTES && left >= size * MIN_LEFT))
    .map(({ pack }) => pack);
}

function readBytes(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
