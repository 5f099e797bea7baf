import { distance } from 'fastest-levenshtein';

/** The candidate that a misspelt word most likely means; undefined if none is similar enough. */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  maxEdits = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3)),
): string | undefined {
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = countEdits(word.toLowerCase(), candidate.toLowerCase());
    if (edits <= maxEdits && edits < shorter(word, candidate) && (!best || edits < best.edits))
      best = { candidate, edits };
  }
  return best?.candidate;
}

/** As many edits turn any word into any other one. */
function shorter(word: string, candidate: string): number {
  return Math.min(word.length, candidate.length);
}

/** The edit distance, with two swapped neighbouring letters as one edit. */
function countEdits(word: string, candidate: string): number {
  const edits = distance(word, candidate);
  return edits === 2 && isSwapped(word, candidate) ? 1 : edits;
}

function isSwapped(word: string, candidate: string): boolean {
  const index = [...word].findIndex((char, position) => char !== candidate[position]);
  const swapped = `${word.slice(0, index)}${word[index + 1]}${word[index]}${word.slice(index + 2)}`;
  return swapped === candidate;
}

/** ` Did you mean "…"?`, or an empty string if no candidate is similar enough. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? '' : ` Did you mean "${candidate}"?`;
}
