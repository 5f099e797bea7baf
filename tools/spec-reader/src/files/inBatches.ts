/** Low enough for the limit on open files that systems set for a process. */
const MAX_OPEN_FILES = 64;

/** Calls `work` for every item, at most `MAX_OPEN_FILES` at a time. Results have the order of the items. */
export async function inBatches<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += MAX_OPEN_FILES)
    results.push(...(await Promise.all(items.slice(start, start + MAX_OPEN_FILES).map(work))));
  return results;
}
