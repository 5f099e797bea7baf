import type { GeneratedFile } from '@hookbook/contract';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';

/** The hashes of generated files by their paths. */
export type FileHashes = Readonly<Record<string, string>>;

/** Hashes the files of several runs. It knows those of the last run, whose texts are mostly the very same strings. */
export function createFileHashes(): (files: readonly GeneratedFile[]) => FileHashes {
  let known: ReadonlyMap<string, GeneratedFile & { readonly hash: string }> = new Map();
  return (files) => {
    const hashed = files.map((file) => {
      const earlier = known.get(file.path);
      return { ...file, hash: earlier?.text === file.text ? earlier.hash : contentHash(file.text) };
    });
    known = new Map(hashed.map((file) => [file.path, file]));
    return Object.fromEntries(hashed.map(({ path, hash }) => [path, hash]));
  };
}
