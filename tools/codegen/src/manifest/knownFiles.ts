import { fileHash } from '@hookbook/spec-reader/files/contentHash';
import { fileState } from '../cache/fileState.ts';

/** States of files by absolute path. Each belongs to contents that are known. */
export type FileStates = Readonly<Record<string, string>>;

/** Files with known contents. One that is in its known state need not be read. */
export interface KnownFiles {
  /** Whether the file still has the contents with this hash; null for a file that cannot be read. */
  readonly have: (file: string, hash: string | null) => boolean;
  /** The states of all files that were asked for. */
  readonly states: () => FileStates;
  /** Whether there are states that were not known before. */
  readonly haveNews: () => boolean;
}

export function createKnownFiles(known: FileStates): KnownFiles {
  const states: Record<string, string> = {};
  let haveNews = false;
  return {
    have: (file, hash) => {
      // Before it is read: whoever writes it meanwhile changes its state.
      const state = fileState(file);
      const isKnown = state !== undefined && known[file] === state;
      if (!isKnown && (fileHash(file) ?? null) !== hash) return false;
      if (state !== undefined) states[file] = state;
      haveNews ||= state !== undefined && !isKnown;
      return true;
    },
    states: () => states,
    haveNews: () => haveNews,
  };
}
