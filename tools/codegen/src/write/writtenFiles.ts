import path from 'node:path';
import type { GeneratedFile } from '@hookbook/contract';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import { createKnownFiles, type KnownFiles } from './knownFiles.ts';

/** The files that a run left in a folder, by their paths in there. */
export type WrittenFiles = Readonly<Record<string, WrittenFile>>;

export interface WrittenFile {
  readonly hash: string;
  /** As in `GeneratedFile`. */
  readonly key?: string;
}

/** The folder of an artifact as the last run left it. */
export interface WrittenFolder {
  readonly written: WrittenFiles;
  /** Tells which of its files are still the same. */
  readonly known: KnownFiles;
}

export const emptyFolder = (): WrittenFolder => ({ written: {}, known: createKnownFiles({}) });

/** The files that need not be made again: the last run wrote the same text, and nobody has changed it. By their paths. */
export function unchangedFiles(
  folder: string,
  files: readonly GeneratedFile[],
  { written, known }: WrittenFolder,
): ReadonlySet<string> {
  const isUnchanged = ({ path: name, key }: GeneratedFile): boolean => {
    const last = Object.hasOwn(written, name) ? written[name] : undefined;
    return key !== undefined && last?.key === key && known.have(path.join(folder, name), last.hash);
  };
  return new Set(files.filter(isUnchanged).map((file) => file.path));
}

/** Hashes the files of several runs. It knows those of the last run, whose texts are mostly the very same strings. */
export function createFileHashes(): (
  files: readonly GeneratedFile[],
  unchanged?: ReadonlySet<string>,
  last?: WrittenFiles,
) => WrittenFiles {
  let hashed: ReadonlyMap<string, { readonly text: string; readonly hash: string }> = new Map();
  return (files, unchanged = new Set(), last = {}) => {
    const made = files.filter((file) => !unchanged.has(file.path));
    const next = new Map(
      made.map(({ path: name, text }) => {
        const earlier = hashed.get(name);
        return [name, { text, hash: earlier?.text === text ? earlier.hash : contentHash(text) }];
      }),
    );
    hashed = next;
    const hashOf = (name: string) => next.get(name)?.hash ?? last[name]?.hash ?? '';
    return Object.fromEntries(
      files.map(({ path: name, key }) => [name, { hash: hashOf(name), ...(key !== undefined && { key }) }]),
    );
  };
}
