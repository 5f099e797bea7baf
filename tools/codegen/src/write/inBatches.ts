/** As many files as a process may surely have open at once. */
const MAX_OPEN_FILES = 64;

/** Does the same for each of many, some at a time; the results stand in the order of what they were made of. */
export async function inBatches<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += MAX_OPEN_FILES)
    done.push(...(await Promise.all(all.slice(at, at + MAX_OPEN_FILES).map(work))));
  return done;
}
