import path from 'node:path';
import type { GeneratedFile } from '@hookbook/contract';
import { contentHash } from '@hookbook/spec-reader/files/contentHash';
import type { FileState } from './fileComparer.ts';
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

export type HashFile = (file: GeneratedFile) => string;

/** Hashes the texts of files. It knows those of earlier runs, which are mostly the very same strings. */
export function createFileHashes(): HashFile {
  const hashed = new Map<string, { readonly text: string; readonly hash: string }>();
  return ({ path: name, text }) => {
    const earlier = hashed.get(name);
    if (earlier?.text === text) return earlier.hash;
    const hash = contentHash(text);
    hashed.set(name, { text, hash });
    return hash;
  };
}

/**
 * The states of files that need not be read: nobody has changed them since the last run, so they are the same if their key
 * or text is. By path.
 */
export function knownStates(
  folder: string,
  files: readonly GeneratedFile[],
  { written, known }: WrittenFolder,
  hashOf: HashFile,
): ReadonlyMap<string, FileState> {
  const states = new Map<string, FileState>();
  for (const file of files) {
    const { path: name, key } = file;
    const last = Object.hasOwn(written, name) ? written[name] : undefined;
    if (!last || !known.have(path.join(folder, name), last.hash)) continue;
    const isSame = (key !== undefined && last.key === key) || last.hash === hashOf(file);
    states.set(name, isSame ? 'same' : 'different');
  }
  return states;
}

/** What a folder contains when the files are written. */
export function writtenFiles(
  files: readonly GeneratedFile[],
  states: ReadonlyMap<string, FileState>,
  last: WrittenFiles,
  hashOf: HashFile,
): WrittenFiles {
  const written = (file: GeneratedFile): WrittenFile => {
    const hash = (states.get(file.path) === 'same' ? last[file.path]?.hash : undefined) ?? hashOf(file);
    return { hash, ...(file.key !== undefined && { key: file.key }) };
  };
  return Object.fromEntries(files.map((file) => [file.path, written(file)]));
}
