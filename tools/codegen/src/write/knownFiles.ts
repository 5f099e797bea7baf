import { fileHash } from '@hookbook/spec-reader/files/contentHash';
import { fileState } from '../cache/fileState.ts';

/** States of files by absolute path. Each belongs to contents that are known. */
export type FileStates = Readonly<Record<string, string>>;

/** Files with known contents. One that is in its known state need not be read. */
export interface KnownFiles {
  /** Whether the file still has the contents with this hash; null for a file that cannot be read. */
  readonly have: (file: string, hash: string | null) => boolean;
  /** The states of all files that had the contents they were asked for. */
  readonly states: () => FileStates;
  /** Whether there are states that were not known before. */
  readonly haveNews: () => boolean;
}

/** `known` are the states of files while they had the contents that they will be asked for first. */
export function createKnownFiles(known: FileStates): KnownFiles {
  const seen = new Map<string, { readonly state: string; readonly hash: string | null }>();
  let haveNews = false;
  const isKnown = (file: string, state: string, hash: string | null): boolean => {
    const last = seen.get(file);
    return last ? last.state === state && last.hash === hash : known[file] === state;
  };
  return {
    have: (file, hash) => {
      // Before it is read: whoever writes it meanwhile changes its state.
      const state = fileState(file);
      if (state !== undefined && isKnown(file, state, hash)) {
        seen.set(file, { state, hash });
        return true;
      }
      if ((fileHash(file) ?? null) !== hash) return false;
      if (state !== undefined) {
        seen.set(file, { state, hash });
        haveNews = true;
      }
      return true;
    },
    states: () => Object.fromEntries([...seen].map(([file, { state }]) => [file, state])),
    haveNews: () => haveNews,
  };
}
