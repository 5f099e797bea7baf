/** The candidates that resemble a path most, best first; none where all are far from it. */
export function closest(asked: string, candidates: readonly string[], { most }: { readonly most: number }): string[] {
  const wanted = simple(asked);
  return candidates
    .map((candidate) => ({ candidate, distance: distanceOf(wanted, simple(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, simple(candidate).length * 0.45))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** What matters of a path: `/Dynamic/user_created.html` and `dynamic/user.created` are alike. */
function simple(path: string): string {
  return path
    .slice(0, 200)
    .toLowerCase()
    .replace(/(index)?\.html?$/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Levenshtein distance. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
