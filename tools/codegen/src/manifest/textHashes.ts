import { contentHash } from '@hookbook/spec-reader/files/contentHash';

/** Hashes the texts of a run, in their order. */
export type HashTexts = (texts: readonly string[]) => readonly string[];

export const hashTexts: HashTexts = (texts) => texts.map(contentHash);

/** Hashes for several runs of a process. It knows those of the last run, whose texts are mostly the very same strings. */
export function createTextHashes(): HashTexts {
  let known: ReadonlyMap<string, string> = new Map();
  return (texts) => {
    const hashes = new Map<string, string>();
    for (const text of texts) hashes.set(text, known.get(text) ?? contentHash(text));
    known = hashes;
    return texts.map((text) => hashes.get(text) ?? '');
  };
}
