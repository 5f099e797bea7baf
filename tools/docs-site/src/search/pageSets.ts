/** Sets of pages as numbers, each stated once: many fields are on the same pages. */
export class PageSets {
  private readonly refs = new Map<string, number>();
  private readonly sets: number[][] = [];

  /** The reference to a set: its index, or for a single page the complement of that. `pages` are in ascending order. */
  ref(pages: readonly number[]): number {
    const [first = 0] = pages;
    if (pages.length === 1) return ~first;
    const runs = runsOf(pages);
    const key = runs.join();
    const ref = this.refs.get(key) ?? this.sets.length;
    if (ref === this.sets.length) {
      this.refs.set(key, ref);
      this.sets.push(runs);
    }
    return ref;
  }

  /** Every set as a list of gaps and the lengths of the runs behind them, in turn. */
  all(): readonly (readonly number[])[] {
    return this.sets;
  }
}

function runsOf(pages: readonly number[]): number[] {
  const runs: number[] = [];
  let next = 0;
  for (const page of pages) {
    const last = runs.length - 1;
    if (page === next && last > 0) runs[last] = (runs[last] ?? 0) + 1;
    else runs.push(page - next, 1);
    next = page + 1;
  }
  return runs;
}
