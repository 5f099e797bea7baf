import { distance } from 'fastest-levenshtein';

/** The candidate that a misspelt word most likely stands for. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  let best: { candidate: string; far: number } | undefined;
  for (const candidate of candidates) {
    const far = farBetween(word.toLowerCase(), candidate.toLowerCase());
    if (far <= limit && (!best || far < best.far)) best = { candidate, far };
  }
  return best?.candidate;
}

/** Two neighbouring letters in the wrong order are one slip. */
function farBetween(word: string, candidate: string): number {
  const far = distance(word, candidate);
  return far === 2 && isSwapped(word, candidate) ? 1 : far;
}

function isSwapped(word: string, candidate: string): boolean {
  const at = [...word].findIndex((char, index) => char !== candidate[index]);
  const swapped = `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
  return swapped === candidate;
}

/** ` Did you mean "…"?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? '' : ` Did you mean "${candidate}"?`;
}
