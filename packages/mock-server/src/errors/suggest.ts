/** Up to three candidates that resemble a misspelt word, or else begin with it, best match first. */
export function suggest(word: string, candidates: readonly string[]): readonly string[] {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const close = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
  if (close.length > 0 || word.length < MIN_BEGINNING) return close;
  return candidates.filter((candidate) => candidate.toLowerCase().startsWith(word.toLowerCase())).slice(0, 3);
}

/** Fewer characters are the beginning of too many words. */
const MIN_BEGINNING = 4;

/** The Damerau-Levenshtein distance, where swapping two neighbours counts once. Not exact beyond the limit. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let [previous, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? at(previous, j - 2) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(substituted, swapped, at(row, j) + 1, at(next, j - 1) + 1));
    }
    [previous, row] = [row, next];
  }
  return at(row, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
